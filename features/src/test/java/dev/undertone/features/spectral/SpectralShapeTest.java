package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectralShapeTest {

    private static final SpectralShape SHAPE = new SpectralShape(16_000, 512);

    private static float[] lines(int... bins) {
        float[] spectrum = new float[257];
        for (int bin : bins) {
            spectrum[bin] = 1;
        }
        return spectrum;
    }

    @Test
    void oneLine() {
        float[] line = lines(32);
        assertThat(SHAPE.centroidHz(line)).isEqualTo(1000);
        assertThat(SHAPE.bandwidthHz(line, 1000)).isZero();
        assertThat(SHAPE.rolloffHz(line, 0.85)).isEqualTo(1000);
        assertThat(SpectralShape.flatness(line)).isLessThan(1e-6);
    }

    @Test
    void twoLines() {
        float[] lines = lines(32, 96);
        assertThat(SHAPE.centroidHz(lines)).isEqualTo(2000);
        assertThat(SHAPE.bandwidthHz(lines, 2000)).isEqualTo(1000);
        assertThat(SHAPE.rolloffHz(lines, 0.5)).isEqualTo(1000);
        assertThat(SHAPE.rolloffHz(lines, 0.51)).isEqualTo(3000);
    }

    @Test
    void loudnessDoesNotMatter() {
        float[] spectrum = Signals.whiteNoise(1, 257, 1, 5);
        for (int k = 0; k < 257; k++) {
            spectrum[k] *= spectrum[k];
        }
        float[] louder = Signals.scaled(spectrum, 8);
        assertThat(SHAPE.centroidHz(louder)).isCloseTo(SHAPE.centroidHz(spectrum), within(1e-6));
        assertThat(SHAPE.rolloffHz(louder, 0.25)).isEqualTo(SHAPE.rolloffHz(spectrum, 0.25));
        assertThat(SpectralShape.flatness(louder)).isCloseTo(SpectralShape.flatness(spectrum), within(1e-6));
        assertThat(SpectralShape.flux(spectrum, louder)).isCloseTo(0, within(1e-9));
    }

    @Test
    void extremes() {
        float[] flat = new float[257];
        Arrays.fill(flat, 0.25f);
        assertThat(SpectralShape.flatness(flat)).isCloseTo(1, within(1e-12));
        assertThat(SpectralShape.flux(lines(3), lines(200))).isCloseTo(Math.sqrt(2), within(1e-12));
        float[] silence = lines();
        assertThat(SHAPE.centroidHz(silence)).isZero();
        assertThat(SHAPE.bandwidthHz(silence, 0)).isZero();
        assertThat(SHAPE.rolloffHz(silence, 0.85)).isZero();
        assertThat(SpectralShape.flux(silence, silence)).isZero();
        assertThatThrownBy(() -> SHAPE.rolloffHz(flat, 85)).hasMessageContaining("below 1 but was 85");
    }

    @Test
    void aToneCrossesZeroTwiceAPeriodAndHasItsLevel() {
        float[] tone = Signals.tone(1000, 0.5, 1, 16_000);
        WaveformFrames frames = new WaveformFrames(1600, 160);
        assertThat(frames.frames(16_000)).isEqualTo(101);
        assertThat(frames.zeroCrossingRate(tone, 50)).isCloseTo(0.125, within(0.001));
        assertThat(frames.rms(tone, 50)).isCloseTo(0.5 / Math.sqrt(2), within(1e-6));
        assertThat(frames.rms(tone, 0)).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void chromaNamesTheNoteInEveryOctave() {
        ChromaFilterbank bank = new ChromaFilterbank(16_000, 2048, 0);
        Stft stft = new Stft(StftOptions.hann(2048, 512));
        float[] power = new float[stft.bins()];
        float[] chroma = new float[ChromaFilterbank.CLASSES];
        for (double hz : new double[] {220, 440, 880, 1760}) {
            stft.power(Signals.tone(hz, 0.5, 1, 16_000), 10, power, stft.newWorkspace());
            bank.apply(power, chroma);
            assertThat(chroma[9]).as("A at %s Hz", hz).isEqualTo(1);
            assertThat(chroma[3]).isLessThan(0.05f);
        }
        bank.apply(new float[stft.bins()], chroma);
        assertThat(chroma).containsOnly(0);
    }

    @Test
    void contrastIsPeakOverValley() {
        SpectralContrast contrast = new SpectralContrast(6, 16_000, 2048);
        float[] comb = new float[1025];
        for (int k = 0; k < comb.length; k++) {
            comb[k] = k % 8 == 0 ? 10 : 0.1f;
        }
        float[] peaks = new float[7];
        float[] valleys = new float[7];
        contrast.extremes(comb, peaks, valleys, 0, contrast.newWorkspace());
        SpectralContrast.contrast(peaks, valleys);
        for (float db : peaks) {
            assertThat((double) db).isCloseTo(20, within(1e-4));
        }
        assertThatThrownBy(() -> new SpectralContrast(6, 8000, 2048)).hasMessageContaining("begin below 4000.0 Hz");
        assertThatThrownBy(() -> new SpectralContrast(6, 16_000, 16)).hasMessageContaining("fftSize");
    }

    @Test
    void slopeIsThatOfALine() {
        SpectralShape shape = new SpectralShape(1000, 200);
        float[] line = new float[101];
        for (int k = 0; k < line.length; k++) {
            line[k] = 7 - 0.02f * 5 * k;
        }
        assertThat(shape.slope(line, 0, 500)).isCloseTo(-0.02, within(1e-7));
        assertThat(shape.slope(line, 103, 222)).isCloseTo(-0.02, within(1e-7));
        assertThat(shape.slope(new float[101], 0, 500)).isZero();
        assertThatThrownBy(() -> shape.slope(line, 0, 501)).hasMessageContaining("within 0..500.0 Hz");
        assertThatThrownBy(() -> shape.slope(line, 101, 106)).hasMessageContaining("two frequencies, 5.0 Hz apart");
    }
}
