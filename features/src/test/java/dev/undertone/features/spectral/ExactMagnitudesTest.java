package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class ExactMagnitudesTest {

    private static final int RATE_HZ = 16_000;
    private static final Stft STFT = new Stft(new StftOptions(512, 400, 160, WindowFunction.HANN));

    @Test
    void areThoseOfTheTransform() {
        float[] noise = Signals.whiteNoise(0.1, 0.5, RATE_HZ, 1);
        ExactMagnitudes exact = new ExactMagnitudes(STFT, Waveform.of(noise, RATE_HZ));
        float[] power = new float[STFT.bins()];
        for (int frame = 0; frame < STFT.frames(noise.length); frame += 10) {
            STFT.power(noise, frame, power, STFT.newWorkspace());
            exact.moveTo(frame);
            for (int bin = 0; bin < power.length; bin++) {
                assertThat(exact.at(bin)).isCloseTo(Math.sqrt(power[bin]), within(1e-4));
            }
        }
    }

    /** A tone in the middle of a frequency, under Hann's window as long as the transform, is in three frequencies only. */
    @Test
    void seeFarBelowAPeak() {
        Stft stft = new Stft(new StftOptions(512, 512, 128, WindowFunction.HANN));
        ExactMagnitudes exact = new ExactMagnitudes(stft, Waveform.of(Signals.tone(2000, 0.5, 1, RATE_HZ), RATE_HZ));
        exact.moveTo(50);
        double peak = exact.at(64);
        assertThat(peak).isCloseTo(0.5 * 512 / 4, within(1e-3));
        // What is left are the samples themselves, rounded to single precision.
        assertThat(exact.at(128) / peak).isLessThan(1e-7);
    }
}
