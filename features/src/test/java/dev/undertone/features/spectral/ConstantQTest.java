package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Npy;
import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantQTest {

    private static final int RATE_HZ = 16_000;
    private static final int BINS_PER_OCTAVE = 36;

    private static List<float[]> magnitudes(ConstantQ transform, float[] samples) {
        ConstantQReader reader = new ConstantQReader(transform, Waveform.of(samples, RATE_HZ));
        List<float[]> out = new ArrayList<>();
        float[] magnitude = new float[transform.bins()];
        while (reader.read(magnitude)) {
            out.add(magnitude.clone());
        }
        assertThat(out).hasSize(reader.frames());
        return out;
    }

    private static ConstantQ inTune() {
        return new ConstantQ(ConstantQOptions.defaults(), RATE_HZ, 0);
    }

    /**
     * librosa 0.11.0. It halves rates by another low-pass, in single precision, which shows in frames of next to nothing:
     * of some 6,500 values 88 differ by more than 1e-3 of the range, none by more than 0.02.
     */
    @Test
    void tonnetzAgreesWithLibrosa() {
        int values = 0;
        int beyond = 0;
        for (String recording : Reference.fullRecordings()) {
            Npy expected = Reference.figures(recording, "tonnetz_cqt__h512");
            float[] samples = Reference.samples(recording);
            ConstantQ transform = new ConstantQ(ConstantQOptions.defaults(), Reference.RATE_HZ, tuning(samples));
            float[] chroma = new float[ChromaFilterbank.CLASSES];
            List<float[]> magnitudes = magnitudes(transform, samples);
            float[] tonnetz = new float[magnitudes.size() * Tonnetz.DIMS];
            for (int t = 0; t < magnitudes.size(); t++) {
                transform.chroma(magnitudes.get(t), chroma);
                Tonnetz.apply(chroma, tonnetz, t * Tonnetz.DIMS);
            }
            values += tonnetz.length;
            double range = expected.range();
            beyond += Reference.beyond(recording, tonnetz, expected, 1e-3 * range, 0.02 * range);
        }
        assertThat(values).isGreaterThan(6000);
        assertThat((double) beyond / values).isLessThan(0.015);
    }

    private static double tuning(float[] samples) {
        Stft stft = new Stft(StftOptions.hann(2048, 512));
        TuningEstimator estimator =
                new TuningEstimator(new SpectralPeaks(PeakOptions.defaults(), RATE_HZ, 2048), BINS_PER_OCTAVE);
        float[] magnitude = Spectrogram.magnitude(stft, samples);
        for (int t = 0; t < magnitude.length / stft.bins(); t++) {
            estimator.accept(Arrays.copyOfRange(magnitude, t * stft.bins(), (t + 1) * stft.bins()));
        }
        return estimator.semitones();
    }

    /** The magnitude of a tone of amplitude 1 on a bin is half the root of the window's length. */
    @ParameterizedTest(name = "octave {0}, bin {1}")
    @CsvSource({"0, 30", "1, 0", "2, 7", "3, 18", "4, 35", "5, 3", "6, 20", "6, 35"})
    void aToneStandsAtItsBin(int octave, int step) {
        int bin = octave * BINS_PER_OCTAVE + step;
        double hz = 440 * Math.pow(2, -45 / 12.0 + (double) bin / BINS_PER_OCTAVE);
        List<float[]> magnitudes = magnitudes(inTune(), Signals.tone(hz, 0.5, 4, RATE_HZ));
        float[] middle = magnitudes.get(magnitudes.size() / 2);
        int greatest = 0;
        for (int k = 0; k < middle.length; k++) {
            greatest = middle[k] > middle[greatest] ? k : greatest;
        }
        assertThat(greatest).isEqualTo(bin);
        double step36 = Math.pow(2, 1.0 / BINS_PER_OCTAVE);
        double length = (step36 * step36 + 1) / (step36 * step36 - 1) * RATE_HZ / hz;
        assertThat(middle[bin] / (0.25 * Math.sqrt(length))).isCloseTo(1, within(0.02));
    }

    @Test
    void aTriadFillsItsThreeClasses() {
        float[] triad = Signals.tone(261.63, 0.2, 2, RATE_HZ);
        triad = Signals.mix(triad, Signals.tone(329.63, 0.2, 2, RATE_HZ));
        triad = Signals.mix(triad, Signals.tone(392.00, 0.2, 2, RATE_HZ));
        float[] chroma = new float[ChromaFilterbank.CLASSES];
        inTune().chroma(magnitudes(inTune(), triad).get(30), chroma);
        for (int c = 0; c < chroma.length; c++) {
            if (c == 0 || c == 4 || c == 7) {
                assertThat(chroma[c]).as("class %s", c).isGreaterThan(0.8f);
            } else {
                assertThat(chroma[c]).as("class %s", c).isLessThan(0.2f);
            }
        }
    }

    /** Frames must not show where one stretch ends and the next begins. */
    @Test
    void stretchesJoin() {
        ConstantQ transform = new ConstantQ(new ConstantQOptions(110, 3, 12, 64), RATE_HZ, 0);
        List<float[]> magnitudes = magnitudes(transform, Signals.tone(220, 0.5, 2.5, RATE_HZ));
        assertThat(magnitudes).hasSizeGreaterThan(600);
        for (int t = 100; t < 520; t++) {
            assertThat(magnitudes.get(t)[12]).isCloseTo(magnitudes.get(300)[12], within(1e-3f));
        }
    }

    @Test
    void silentEmptyAndConstantRecordings() {
        assertThat(magnitudes(inTune(), new float[0])).hasSize(1);
        float[] chroma = new float[ChromaFilterbank.CLASSES];
        for (float[] magnitude : magnitudes(inTune(), new float[3000])) {
            assertThat(magnitude).containsOnly(0);
            inTune().chroma(magnitude, chroma);
            assertThat(chroma).containsOnly(0);
        }
        float[] constant = new float[4 * RATE_HZ];
        Arrays.fill(constant, 0.5f);
        for (float value : magnitudes(inTune(), constant).get(60)) {
            assertThat(value).isLessThan(0.1f);
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> new ConstantQ(ConstantQOptions.defaults(), 8000, 0))
                .hasMessageContaining("must end at most at 4000.0 Hz")
                .hasMessageContaining("lower minHz or octaves");
        assertThatThrownBy(() -> new ConstantQOptions(32.7, 7, 36, 160))
                .hasMessageContaining("hopSamples must be a multiple of 64 for 7 octaves but was 160");
        assertThatThrownBy(() -> new ConstantQOptions(32.7, 13, 36, 512)).hasMessageContaining("octaves");
        assertThatThrownBy(() -> new ConstantQOptions(32.7, 7, 30, 512)).hasMessageContaining("multiple of 12");
        assertThatThrownBy(() -> new ConstantQOptions(0, 7, 36, 512)).hasMessageContaining("minHz");
        assertThatThrownBy(() -> new TuningEstimator(new SpectralPeaks(PeakOptions.defaults(), RATE_HZ, 2048), 0))
                .hasMessageContaining("stepsPerOctave must be in 1..1200 but was 0");
    }
}
