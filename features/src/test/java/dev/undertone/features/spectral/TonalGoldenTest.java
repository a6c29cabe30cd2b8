package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Ten whole recordings against librosa 0.11.0 (float64): the same tuning, chroma and tonnetz within 1e-4 of their range. */
class TonalGoldenTest {

    private static final double TOLERANCE = 1e-4;
    private static final int FFT_SIZE = 2048;
    private static final Stft STFT = new Stft(StftOptions.hann(FFT_SIZE, 512));

    @Test
    void tuningAndChroma() {
        int cases = 0;
        for (String recording : Reference.fullRecordings()) {
            float[] samples = Reference.samples(recording);
            check(recording, Spectrogram.power(STFT, samples), "tuning_power", "chroma_power__n2048_h512");
            check(recording, Spectrogram.magnitude(STFT, samples), "tuning_mag", "chroma_mag_tutorial__n2048_h512");
            cases++;
        }
        assertThat(cases).isEqualTo(10);
    }

    private static void check(String recording, float[] spectra, String tuningFigures, String chromaFigures) {
        double tuning = tuning(spectra);
        assertThat(tuning)
                .as(recording)
                .isCloseTo(Reference.figures(recording, tuningFigures).get(0, 0), within(1e-9));
        Reference.assertAgrees(
                recording + " " + chromaFigures,
                chroma(spectra, tuning),
                Reference.figures(recording, chromaFigures),
                TOLERANCE);
    }

    @Test
    void tonnetz() {
        int cases = 0;
        for (String recording : Reference.fullRecordings()) {
            float[] chroma = chroma(Spectrogram.power(STFT, Reference.samples(recording)), 0);
            float[] tonnetz = new float[chroma.length / ChromaFilterbank.CLASSES * Tonnetz.DIMS];
            float[] frame = new float[ChromaFilterbank.CLASSES];
            for (int t = 0; t < tonnetz.length / Tonnetz.DIMS; t++) {
                System.arraycopy(chroma, t * frame.length, frame, 0, frame.length);
                Tonnetz.apply(frame, tonnetz, t * Tonnetz.DIMS);
            }
            Reference.assertAgrees(
                    recording,
                    tonnetz,
                    Reference.figures(recording, "tonnetz_from_chroma_power_tuning0__n2048_h512"),
                    TOLERANCE);
            cases++;
        }
        assertThat(cases).isEqualTo(10);
    }

    private static double tuning(float[] spectra) {
        TuningEstimator estimator =
                new TuningEstimator(new SpectralPeaks(PeakOptions.defaults(), Reference.RATE_HZ, FFT_SIZE));
        float[] frame = new float[STFT.bins()];
        for (int t = 0; t < spectra.length / frame.length; t++) {
            System.arraycopy(spectra, t * frame.length, frame, 0, frame.length);
            estimator.accept(frame);
        }
        return estimator.semitones();
    }

    private static float[] chroma(float[] spectra, double tuning) {
        ChromaFilterbank bank = new ChromaFilterbank(Reference.RATE_HZ, FFT_SIZE, tuning);
        float[] frame = new float[STFT.bins()];
        float[] values = new float[ChromaFilterbank.CLASSES];
        float[] out = new float[spectra.length / frame.length * values.length];
        for (int t = 0; t < spectra.length / frame.length; t++) {
            System.arraycopy(spectra, t * frame.length, frame, 0, frame.length);
            bank.apply(frame, values);
            System.arraycopy(values, 0, out, t * values.length, values.length);
        }
        return out;
    }
}
