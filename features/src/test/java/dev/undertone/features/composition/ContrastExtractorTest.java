package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.ExactMagnitudes;
import dev.undertone.features.spectral.SpectralContrast;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class ContrastExtractorTest extends FrameExtractorContract {

    private static final int SIZE = 2048;
    private static final int FRAME = 20;

    @Override
    String feature() {
        return "spectral-contrast: {octaves: 3}";
    }

    private static FeatureMatrix contrast(String options, float[] samples) {
        String set = "{id: a, sampleRateHz: 16000, frames: {windowSamples: 2048, hopSamples: 512},"
                + " features: [{spectral-contrast: {" + options + "}}]}";
        return ((FrameFeatureSet) FeatureSetDefinition.parse(set, "a").featureSet())
                .extract(Waveform.of(samples, 16_000));
    }

    /** Noise 110 dB and more below a tone is moved by the rounding of a transform in single precision. */
    @Test
    void exactValleysAreThoseOfDoublePrecision() {
        float[] tone = Signals.mix(Signals.tone(500, 0.5, 1.5, 16_000), Signals.whiteNoise(1e-5, 1.5, 16_000, 2));
        float[] magnitude = new float[SIZE / 2 + 1];
        for (int k = 0; k < magnitude.length; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < SIZE; n++) {
                float window = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / SIZE));
                double sample = (double) window * tone[FRAME * 512 - SIZE / 2 + n];
                re += sample * Math.cos(2 * Math.PI * ((long) k * n % SIZE) / SIZE);
                im += sample * Math.sin(2 * Math.PI * ((long) k * n % SIZE) / SIZE);
            }
            magnitude[k] = (float) Math.hypot(re, im);
        }
        SpectralContrast bands = new SpectralContrast(6, 16_000, SIZE);
        float[] peaks = new float[bands.bands()];
        float[] valleys = new float[bands.bands()];
        bands.extremes(magnitude, peaks, valleys, 0, bands.newWorkspace());
        int last = bands.bands() - 1;
        double expected = Decibels.fromPower(peaks[last]) - Decibels.fromPower(valleys[last]);
        assertThat((double) contrast("exactValleys: true", tone).get(FRAME, last))
                .isCloseTo(expected, within(0.6));
        assertThat(valleys[last]).isLessThan(3e-6f * peaks[2]);
    }

    /** There the transform in single precision has nothing but its rounding in the upper bands. */
    @Test
    void exactValleysOfAPureToneAreThoseOfDoublePrecision() {
        float[] tone = Signals.tone(501.3, 0.5, 1.5, 16_000);
        float[] magnitude = new float[SIZE / 2 + 1];
        for (int k = 0; k < magnitude.length; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < SIZE; n++) {
                double sample = (0.5 - 0.5 * Math.cos(2 * Math.PI * n / SIZE)) * tone[FRAME * 512 - SIZE / 2 + n];
                re += sample * Math.cos(2 * Math.PI * ((long) k * n % SIZE) / SIZE);
                im += sample * Math.sin(2 * Math.PI * ((long) k * n % SIZE) / SIZE);
            }
            magnitude[k] = (float) Math.hypot(re, im);
        }
        SpectralContrast bands = new SpectralContrast(3, 16_000, SIZE);
        SpectralContrast.Workspace workspace = bands.newWorkspace();
        float[] peaks = new float[bands.bands()];
        float[] expected = new float[bands.bands()];
        bands.extremes(magnitude, peaks, expected, 0, workspace);
        ExactMagnitudes exact = new ExactMagnitudes(new Stft(StftOptions.hann(SIZE, 512)), Waveform.of(tone, 16_000));
        exact.moveTo(FRAME);
        float[] valleys = new float[bands.bands()];
        bands.sharpen(magnitude, exact::at, valleys, 0, workspace);
        for (int band = 0; band < valleys.length; band++) {
            assertThat(valleys[band]).isCloseTo(expected[band], withinPercentage(0.01));
        }
    }

    @Test
    void valleysThatAreNotDeepAreTheSame() {
        float[] noise = Signals.whiteNoise(0.1, 0.5, 16_000, 5);
        FeatureMatrix plain = contrast("", noise);
        FeatureMatrix exact = contrast("exactValleys: true", noise);
        for (int t = 0; t < plain.frames(); t++) {
            for (int band = 0; band < plain.schema().dims(); band++) {
                assertThat(exact.get(t, band)).isEqualTo(plain.get(t, band));
            }
        }
    }
}
