package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.GoldenCsv;
import dev.undertone.testkit.Npy;
import dev.undertone.testkit.TestData;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Ten whole recordings against librosa 0.11.0 (float64): within 1e-4 of the feature's range, chroma and contrast 1e-3. */
class LibrosaGoldenTest {

    private static final double TOLERANCE = 1e-4;
    private static final double COARSE_TOLERANCE = 1e-3;
    private static final Stft SHORT = new Stft(StftOptions.hann(512, 160));
    private static final Stft LONG = new Stft(StftOptions.hann(2048, 512));

    private static final Map<String, BiFunction<Stft, float[], float[]>> PER_FRAME = Map.of(
            "centroid", LibrosaGoldenTest::centroid,
            "bandwidth", LibrosaGoldenTest::bandwidth,
            "flatness", LibrosaGoldenTest::flatness,
            "zcr", LibrosaGoldenTest::zeroCrossingRate,
            "rms", LibrosaGoldenTest::rms);

    @Test
    void spectralShapeAndLevel() {
        int cases = 0;
        for (String recording : Reference.fullRecordings()) {
            float[] samples = Reference.samples(recording);
            for (var feature : PER_FRAME.entrySet()) {
                check(
                        recording,
                        feature.getKey() + "__n512_h160",
                        feature.getValue().apply(SHORT, samples),
                        TOLERANCE);
                check(
                        recording,
                        feature.getKey() + "__n2048_h512",
                        feature.getValue().apply(LONG, samples),
                        TOLERANCE);
                cases += 2;
            }
        }
        assertThat(cases).isEqualTo(10 * 10);
    }

    /**
     * Of some 4,500 frames one differs, by one frequency: there the sum up to the lower one misses 85 % by five parts in
     * 10^9, which single precision cannot see.
     */
    @Test
    void rolloff() {
        int frames = 0;
        int beyond = 0;
        for (String recording : Reference.fullRecordings()) {
            float[] samples = Reference.samples(recording);
            for (Stft stft : List.of(SHORT, LONG)) {
                String feature = stft == SHORT ? "rolloff85__n512_h160" : "rolloff85__n2048_h512";
                Npy expected = Reference.figures(recording, feature);
                double oneBinHz = (double) Reference.RATE_HZ / stft.options().fftSize();
                beyond += Reference.beyond(
                        recording + " " + feature,
                        rolloff(stft, samples),
                        expected,
                        TOLERANCE * expected.range(),
                        oneBinHz);
                frames += expected.columns();
            }
        }
        assertThat(frames).isGreaterThan(4000);
        assertThat(beyond).isLessThanOrEqualTo(1);
    }

    @Test
    void melsCepstraAndDeltas() {
        MelFilterbank bank40 = slaney(40, 512);
        MelFilterbank bank128 = slaney(128, 2048);
        int cases = 0;
        for (String recording : Reference.fullRecordings()) {
            float[] samples = Reference.samples(recording);
            float[] mfcc = Spectrogram.mfcc(SHORT, bank40, 13, samples);
            check(recording, "mel40__n512_h160", Spectrogram.mel(SHORT, bank40, samples), TOLERANCE);
            check(recording, "mel40_db__n512_h160", Spectrogram.melDb(SHORT, bank40, samples), TOLERANCE);
            check(recording, "mfcc13__n512_h160", mfcc, TOLERANCE);
            check(recording, "mfcc13_delta__n512_h160", Delta.FIRST.apply(mfcc, 13), TOLERANCE);
            check(recording, "mfcc13_delta2__n512_h160", Delta.SECOND.apply(mfcc, 13), TOLERANCE);
            check(recording, "mel128__n2048_h512", Spectrogram.mel(LONG, bank128, samples), TOLERANCE);
            check(recording, "mel128_db__n2048_h512", Spectrogram.melDb(LONG, bank128, samples), TOLERANCE);
            check(recording, "mfcc40__n2048_h512", Spectrogram.mfcc(LONG, bank128, 40, samples), TOLERANCE);
            cases++;
        }
        assertThat(cases).isEqualTo(10);
    }

    @Test
    void chroma() {
        ChromaFilterbank bank = new ChromaFilterbank(Reference.RATE_HZ, 2048, 0);
        int cases = 0;
        for (String recording : Reference.fullRecordings()) {
            float[] power = Spectrogram.power(LONG, Reference.samples(recording));
            float[] chroma = eachFrame(LONG, power, ChromaFilterbank.CLASSES, bank::apply);
            check(recording, "chroma_power_tuning0__n2048_h512", chroma, COARSE_TOLERANCE);
            cases++;
        }
        assertThat(cases).isEqualTo(10);
    }

    @Test
    void chromaFilters() {
        ChromaFilterbank bank = new ChromaFilterbank(Reference.RATE_HZ, 2048, 0);
        GoldenCsv expected =
                GoldenCsv.read(TestData.reference().resolve("filterbanks").resolve("chroma__n2048_tuning0.csv"), ',');
        assertThat(expected.rows()).hasSize(1025);
        double worst = 0;
        for (int bin = 0; bin < 1025; bin++) {
            for (int c = 0; c < ChromaFilterbank.CLASSES; c++) {
                worst = Math.max(worst, Math.abs(bank.weight(c, bin) - expected.number(bin, c)));
            }
        }
        assertThat(worst).isLessThan(1e-6);
    }

    /** Valleys 130 dB below the frame's peak are among them, which a transform in single precision alone misses. */
    @Test
    void contrast() {
        SpectralContrast contrast = new SpectralContrast(6, Reference.RATE_HZ, 2048);
        int cases = 0;
        for (String recording : Reference.fullRecordings()) {
            float[] samples = Reference.samples(recording);
            float[] magnitude = Spectrogram.magnitude(LONG, samples);
            ExactMagnitudes exact = new ExactMagnitudes(LONG, Waveform.of(samples, Reference.RATE_HZ));
            float[] peaks = new float[magnitude.length / LONG.bins() * contrast.bands()];
            float[] valleys = new float[peaks.length];
            float[] frame = new float[LONG.bins()];
            for (int t = 0; t < magnitude.length / frame.length; t++) {
                System.arraycopy(magnitude, t * frame.length, frame, 0, frame.length);
                int offset = t * contrast.bands();
                contrast.extremes(frame, peaks, valleys, offset, contrast.newWorkspace());
                exact.moveTo(t);
                contrast.sharpen(frame, exact::at, valleys, offset, contrast.newWorkspace());
            }
            SpectralContrast.contrast(peaks, valleys);
            check(recording, "contrast__n2048_h512", peaks, COARSE_TOLERANCE);
            cases++;
        }
        assertThat(cases).isEqualTo(10);
    }

    private static void check(String recording, String feature, float[] actual, double tolerance) {
        Reference.assertAgrees(recording + " " + feature, actual, Reference.figures(recording, feature), tolerance);
    }

    private static MelFilterbank slaney(int bands, int fftSize) {
        return new MelFilterbank(
                new MelOptions(bands, 0, 8000, MelScale.SLANEY, MelNorm.SLANEY), Reference.RATE_HZ, fftSize);
    }

    private static SpectralShape shape(Stft stft) {
        return new SpectralShape(Reference.RATE_HZ, stft.options().fftSize());
    }

    private static float[] centroid(Stft stft, float[] samples) {
        SpectralShape shape = shape(stft);
        return eachFrame(
                stft, Spectrogram.magnitude(stft, samples), 1, (s, out) -> out[0] = (float) shape.centroidHz(s));
    }

    private static float[] bandwidth(Stft stft, float[] samples) {
        SpectralShape shape = shape(stft);
        return eachFrame(
                stft,
                Spectrogram.magnitude(stft, samples),
                1,
                (s, out) -> out[0] = (float) shape.bandwidthHz(s, shape.centroidHz(s)));
    }

    private static float[] rolloff(Stft stft, float[] samples) {
        SpectralShape shape = shape(stft);
        return eachFrame(
                stft, Spectrogram.magnitude(stft, samples), 1, (s, out) -> out[0] = (float) shape.rolloffHz(s, 0.85));
    }

    private static float[] flatness(Stft stft, float[] samples) {
        return eachFrame(
                stft, Spectrogram.power(stft, samples), 1, (s, out) -> out[0] = (float) SpectralShape.flatness(s));
    }

    private static float[] zeroCrossingRate(Stft stft, float[] samples) {
        WaveformFrames frames = frames(stft);
        float[] out = new float[frames.frames(samples.length)];
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) frames.zeroCrossingRate(samples, t);
        }
        return out;
    }

    private static float[] rms(Stft stft, float[] samples) {
        WaveformFrames frames = frames(stft);
        float[] out = new float[frames.frames(samples.length)];
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) frames.rms(samples, t);
        }
        return out;
    }

    private static WaveformFrames frames(Stft stft) {
        return new WaveformFrames(stft.options().fftSize(), stft.options().hopSamples());
    }

    private interface FrameFeature {
        void apply(float[] spectrum, float[] into);
    }

    private static float[] eachFrame(Stft stft, float[] spectra, int dims, FrameFeature feature) {
        float[] frame = new float[stft.bins()];
        float[] values = new float[dims];
        float[] out = new float[spectra.length / frame.length * dims];
        for (int t = 0; t < spectra.length / frame.length; t++) {
            System.arraycopy(spectra, t * frame.length, frame, 0, frame.length);
            feature.apply(frame, values);
            System.arraycopy(values, 0, out, t * dims, dims);
        }
        return out;
    }
}
