package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuningEstimatorTest {

    private static final int RATE_HZ = 16_000;
    private static final int FFT_SIZE = 2048;
    private static final Stft STFT = new Stft(StftOptions.hann(FFT_SIZE, 512));

    private static SpectralPeaks peaks() {
        return new SpectralPeaks(PeakOptions.defaults(), RATE_HZ, FFT_SIZE);
    }

    private static double tuning(float[] samples) {
        float[] magnitudes = Spectrogram.magnitude(STFT, samples);
        TuningEstimator estimator = new TuningEstimator(peaks());
        for (int t = 0; t < magnitudes.length / STFT.bins(); t++) {
            estimator.accept(Arrays.copyOfRange(magnitudes, t * STFT.bins(), (t + 1) * STFT.bins()));
        }
        return estimator.semitones();
    }

    @ParameterizedTest(name = "{0} semitones")
    @ValueSource(doubles = {-0.4, -0.2, 0, 0.13, 0.3})
    void findsHowFarAScaleIsDetuned(double semitones) {
        float[][] notes = new float[8][];
        for (int i = 0; i < notes.length; i++) {
            notes[i] = Signals.tone(440 * Math.pow(2, (2 * i + semitones) / 12), 0.3, 0.3, RATE_HZ);
        }
        assertThat(tuning(Signals.concat(notes))).isCloseTo(semitones, within(0.03));
    }

    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(doubles = {160, 441.3, 1234.5, 3900})
    void peaksLieBetweenFrequencies(double hz) {
        float[] magnitudes = Spectrogram.magnitude(STFT, Signals.tone(hz, 0.3, 0.5, RATE_HZ));
        double[] foundHz = new double[peaks().most()];
        double[] height = new double[peaks().most()];
        float[] frame = Arrays.copyOfRange(magnitudes, 8 * STFT.bins(), 9 * STFT.bins());
        assertThat(peaks().find(frame, foundHz, height)).isEqualTo(1);
        assertThat(foundHz[0]).isCloseTo(hz, within(0.6));
        assertThat(height[0]).isCloseTo(0.3 * FFT_SIZE / 4, within(0.1 * 0.3 * FFT_SIZE / 4));
    }

    @Test
    void silentConstantAndEmptyRecordingsAreInTune() {
        float[] constant = new float[RATE_HZ];
        Arrays.fill(constant, 0.5f);
        assertThat(tuning(new float[RATE_HZ])).isZero();
        assertThat(tuning(new float[0])).isZero();
        assertThat(tuning(constant)).isBetween(-0.5, 0.5);
        float[] unknown = new float[STFT.bins()];
        Arrays.fill(unknown, Float.NaN);
        assertThat(peaks().find(unknown, new double[peaks().most()], new double[peaks().most()]))
                .isZero();
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> new SpectralPeaks(PeakOptions.defaults(), 6000, FFT_SIZE))
                .hasMessageContaining("maxHz must be at most 3000.0")
                .hasMessageContaining("but was 4000.0");
        assertThatThrownBy(() -> peaks().find(new float[5], new double[500], new double[500]))
                .hasMessageContaining("1025 bins but had 5");
        assertThatThrownBy(() -> new PeakOptions(150, 100, 0.1)).hasMessageContaining("0 <= minHz < maxHz");
        assertThatThrownBy(() -> new PeakOptions(150, 4000, 2)).hasMessageContaining("in 0..1 but was 2.0");
    }
}
