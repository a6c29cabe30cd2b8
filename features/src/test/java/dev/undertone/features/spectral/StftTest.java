package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class StftTest {

    private static float[] power(StftOptions options, float[] samples, int frame) {
        Stft stft = new Stft(options);
        float[] power = new float[stft.bins()];
        stft.power(samples, frame, power, stft.newWorkspace());
        return power;
    }

    @Test
    void aToneStandsInItsBinWithHalfTheWindowsSum() {
        float[] tone = Signals.tone(16_000 * 40 / 1024.0, 0.5, 1, 16_000);
        float[] power = power(new StftOptions(1024, 640, 200, WindowFunction.HAMMING), tone, 30);
        int loudest = 0;
        for (int k = 0; k < power.length; k++) {
            loudest = power[k] > power[loudest] ? k : loudest;
        }
        assertThat(loudest).isEqualTo(40);
        assertThat(Math.sqrt(power[40])).isCloseTo(0.5 * 640 * 0.54 / 2, within(0.01));
    }

    @Test
    void framesAreCentredWithZerosBeyondTheEnds() {
        float[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
        StftOptions options = new StftOptions(8, 8, 4, WindowFunction.RECTANGULAR);
        assertThat(new Stft(options).frames(8)).isEqualTo(3);
        assertThat(power(options, ones, 0)[0]).isEqualTo(16);
        assertThat(power(options, ones, 1)[0]).isEqualTo(64);
        assertThat(power(options, ones, 2)[0]).isEqualTo(16);
        assertThat(power(options, new float[] {1}, 0)[0]).isEqualTo(1);
    }

    @Test
    void sayWhatIsWrong() {
        assertThatThrownBy(() -> new StftOptions(512, 513, 160, WindowFunction.HANN))
                .hasMessage("windowSamples must be in 1..512 (fftSize) but was 513");
        assertThatThrownBy(() -> StftOptions.hann(512, 0)).hasMessage("hopSamples must be at least 1 but was 0");
    }
}
