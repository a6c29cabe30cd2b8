package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmonicsToNoiseTest {

    private static final int RATE_HZ = PitchSpectra.RATE_HZ;

    private static HarmonicsToNoise measure() {
        return new HarmonicsToNoise(RATE_HZ, PitchSpectra.FFT_SIZE);
    }

    /** The windowed autocorrelation of voice and white noise: the window's times the voice's share of the power. */
    @ParameterizedTest
    @CsvSource({"100, 0", "100, 10", "100, 30", "200, 0", "200, 10", "200, 30", "320, 5", "320, 30"})
    void readsTheNoiseMixedIn(float f0Hz, double hnrDb) {
        float[] voice = Signals.voice(f0Hz, 2, RATE_HZ, 700, 1220, 2600);
        double sum = 0;
        float[][] spectra = PitchSpectra.of(Signals.noisy(voice, hnrDb, RATE_HZ, 5));
        for (float[] spectrum : spectra) {
            sum += measure().db(spectrum, f0Hz);
        }
        double lag = RATE_HZ / f0Hz;
        double deviation = 0.4 * (PitchSpectra.FRAME - 1) / 2;
        double ratio = Math.pow(10, hnrDb / 10);
        double share = Math.exp(-lag * lag / (4 * deviation * deviation)) * ratio / (1 + ratio);
        assertThat(sum / spectra.length).isCloseTo(10 * Math.log10(share / (1 - share)), within(0.5));
    }

    @Test
    void levelDoesNotMatter() {
        float[] voice = Signals.voice(150, 0.1, RATE_HZ, 500, 1500);
        float loud = measure().db(PitchSpectra.of(voice)[0], 150);
        float quiet = measure().db(PitchSpectra.of(Signals.scaled(voice, 1 / 1024.0))[0], 150);
        assertThat(quiet).isEqualTo(loud);
    }

    @Test
    void statesItsValueWithoutPitchAndForExtremes() {
        float[] spectrum = PitchSpectra.of(Signals.voice(150, 0.1, RATE_HZ, 500))[0];
        assertThat(measure().db(spectrum, 0)).isZero();
        assertThat(measure().db(new float[513], 150)).isEqualTo(-HarmonicsToNoise.LIMIT_DB);
        float[] constant = Signals.silence(0.1, RATE_HZ);
        Arrays.fill(constant, 0.5f);
        assertThat(measure().db(PitchSpectra.of(constant)[0], 150)).isBetween(-100f, 100f);
        assertThatThrownBy(() -> new HarmonicsToNoise(RATE_HZ, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("power of two of at least 16 but was 1000");
    }

    /** Against openSMILE 3.0.1, given its pitch: the reference's own, smoothed pitch is near enough. */
    @Test
    void agreesWithTheReference() {
        List<double[]> actual = new ArrayList<>();
        List<double[]> expected = new ArrayList<>();
        for (String recording : OpenSmileReference.recordings()) {
            float[][] spectra = PitchSpectra.of(OpenSmileReference.samples(recording));
            double[] semitones = OpenSmileReference.track(recording, "F0semitoneFrom27.5Hz_sma3nz");
            double[] db = new double[spectra.length];
            for (int t = 0; t < db.length; t++) {
                float hz = semitones[t] == 0 ? 0 : (float) (27.5 * Math.pow(2, semitones[t] / 12));
                db[t] = measure().db(spectra[t], hz);
            }
            actual.add(OpenSmileReference.smoothedBetweenZeros(db));
            expected.add(OpenSmileReference.track(recording, "HNRdBACF_sma3nz"));
        }
        assertThat(OpenSmileReference.correlation(actual, expected)).isGreaterThan(0.98);
    }
}
