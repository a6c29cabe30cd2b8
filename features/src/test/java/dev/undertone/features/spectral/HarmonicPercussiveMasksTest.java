package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmonicPercussiveMasksTest {

    private static final int RATE_HZ = 16_000;
    private static final Stft STFT = new Stft(StftOptions.hann(512, 128));

    private record Masks(List<float[]> harmonic, List<float[]> percussive) {}

    private static Masks masks(HarmonicPercussiveOptions options, float[] samples) {
        SpectrumReader reader = new SpectrumReader(STFT, Waveform.of(samples, RATE_HZ));
        HarmonicPercussiveMasks masks = new HarmonicPercussiveMasks(options, reader, STFT.bins());
        Masks out = new Masks(new ArrayList<>(), new ArrayList<>());
        float[] harmonic = new float[STFT.bins()];
        float[] percussive = new float[STFT.bins()];
        while (masks.read(harmonic, percussive)) {
            out.harmonic.add(harmonic.clone());
            out.percussive.add(percussive.clone());
        }
        assertThat(out.harmonic).hasSize(masks.frames());
        return out;
    }

    /** Frames fewer than, about as many as and more than the median's and the block's. */
    @ParameterizedTest(name = "{0} frames")
    @ValueSource(ints = {1, 2, 7, 15, 16, 31, 64, 65, 200})
    void agreesWithTheDefinition(int frames) {
        HarmonicPercussiveOptions options = new HarmonicPercussiveOptions(17, 31, 1.5, 1.2, 2);
        float[] samples = Signals.whiteNoise(0.1, (frames * 128 - 1.0) / RATE_HZ, RATE_HZ, frames);
        Masks masks = masks(options, samples);
        float[] magnitude = Spectrogram.magnitude(STFT, samples);
        int bins = STFT.bins();
        assertThat(masks.harmonic).hasSize(frames);
        for (int t = 0; t < frames; t += 1 + frames / 9) {
            for (int k = 0; k < bins; k += 8) {
                double h = median(magnitude, frames, bins, t, k, 17, 0);
                double p = median(magnitude, frames, bins, t, k, 0, 31);
                assertThat((double) masks.harmonic.get(t)[k])
                        .isCloseTo(Math.pow(h, 1.5) / (Math.pow(h, 1.5) + Math.pow(1.2 * p, 1.5)), within(1e-5));
                assertThat((double) masks.percussive.get(t)[k])
                        .isCloseTo(Math.pow(p, 1.5) / (Math.pow(p, 1.5) + Math.pow(2 * h, 1.5)), within(1e-5));
            }
        }
    }

    private static float median(float[] magnitude, int frames, int bins, int t, int k, int width, int height) {
        float[] window = new float[Math.max(width, height)];
        for (int i = 0; i < window.length; i++) {
            int frame = mirror(width == 0 ? t : t + i - width / 2, frames);
            int bin = mirror(height == 0 ? k : k + i - height / 2, bins);
            window[i] = magnitude[frame * bins + bin];
        }
        Arrays.sort(window);
        return window[window.length / 2];
    }

    private static int mirror(int i, int n) {
        int at = i;
        while (at < 0 || at >= n) {
            at = at < 0 ? -1 - at : 2 * n - 1 - at;
        }
        return at;
    }

    @Test
    void partsToneFromClicks() {
        float[] tone = Signals.tone(1000, 0.3, 2, RATE_HZ);
        float[] clicks = Signals.scaled(Signals.impulseTrain(8000, 2, RATE_HZ), 0.9);
        Masks masks = masks(HarmonicPercussiveOptions.defaults(), Signals.mix(tone, clicks));
        int toneBin = 32;
        for (int t = 20; t < masks.harmonic.size() - 20; t++) {
            assertThat(masks.harmonic.get(t)[toneBin]).as("tone in frame %s", t).isGreaterThan(0.99f);
        }
        int clickFrame = 16_000 / 128;
        for (int k = 60; k < 240; k++) {
            assertThat(masks.percussive.get(clickFrame)[k])
                    .as("click at bin %s", k)
                    .isGreaterThan(0.99f);
        }
    }

    @Test
    void withoutMarginsTheSharesAddUp() {
        Masks masks = masks(HarmonicPercussiveOptions.defaults(), Signals.voice(140, 0.5, RATE_HZ, 700, 1220, 2600));
        for (int t = 0; t < masks.harmonic.size(); t++) {
            for (int k = 0; k < STFT.bins(); k++) {
                assertThat(masks.harmonic.get(t)[k] + masks.percussive.get(t)[k])
                        .isCloseTo(1, within(1e-6f));
            }
        }
    }

    @Test
    void silenceIsHalfAndHalfOrNothing() {
        float[] silence = new float[4000];
        for (float[] mask : masks(HarmonicPercussiveOptions.defaults(), silence).harmonic()) {
            assertThat(mask).containsOnly(0.5f);
        }
        for (float[] mask :
                masks(new HarmonicPercussiveOptions(31, 31, 2, 2, 1), silence).percussive()) {
            assertThat(mask).containsOnly(0);
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> new HarmonicPercussiveOptions(30, 31, 2, 1, 1))
                .hasMessageContaining("timeFrames must be odd and in 3..1001 but was 30");
        assertThatThrownBy(() -> new HarmonicPercussiveOptions(31, 1, 2, 1, 1)).hasMessageContaining("frequencyBins");
        assertThatThrownBy(() -> new HarmonicPercussiveOptions(31, 31, 0, 1, 1)).hasMessageContaining("power");
        assertThatThrownBy(() -> new HarmonicPercussiveOptions(31, 31, 2, 0.5, 1))
                .hasMessageContaining("harmonicMargin must be in 1..1e6 but was 0.5");
        assertThatThrownBy(() -> new HarmonicPercussiveOptions(31, 31, 2, 1, Double.NaN))
                .hasMessageContaining("percussiveMargin");
    }
}
