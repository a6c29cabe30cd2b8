package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OverlapAddTest {

    private static float[] rebuilt(Stft stft, float[] samples, float gain) {
        OverlapAdd overlap = new OverlapAdd(stft, samples.length);
        Stft.Workspace workspace = stft.newWorkspace();
        float[] re = new float[stft.bins()];
        float[] im = new float[stft.bins()];
        for (int frame = stft.frames(samples.length) - 1; frame >= 0; frame--) {
            stft.spectrum(samples, frame, re, im, workspace);
            for (int k = 0; k < re.length; k++) {
                re[k] *= gain;
                im[k] *= gain;
            }
            overlap.add(frame, re, im);
        }
        return overlap.samples();
    }

    @ParameterizedTest(name = "fft={0} window={1} hop={2} {3}")
    @CsvSource({
        "512, 512, 128, HANN",
        "512, 400, 160, HAMMING",
        "2048, 2048, 512, HANN",
        "1024, 640, 200, BLACKMAN",
        "64, 64, 64, RECTANGULAR",
        "16, 11, 3, GAUSSIAN"
    })
    void aRecordingIsRebuiltFromItsSpectra(int fftSize, int window, int hop, WindowFunction function) {
        Stft stft = new Stft(new StftOptions(fftSize, window, hop, function));
        float[] noise = Signals.whiteNoise(0.1, 5001, 1, 7);
        float[] rebuilt = rebuilt(stft, noise, 0.5f);
        for (int i = 0; i < noise.length; i++) {
            assertThat((double) rebuilt[i]).as("sample %d", i).isCloseTo(0.5 * noise[i], within(1e-6));
        }
    }

    @Test
    void wholeFramesLeaveTheEndsBeyondTheirWindowsSilent() {
        Stft stft = new Stft(new StftOptions(64, 64, 32, WindowFunction.RECTANGULAR, Framing.WHOLE));
        float[] noise = Signals.whiteNoise(0.1, 100, 1, 1);
        float[] rebuilt = rebuilt(stft, noise, 1);
        for (int i = 0; i < 100; i++) {
            assertThat((double) rebuilt[i]).isCloseTo(i < 96 ? noise[i] : 0, within(1e-6));
        }
        assertThat(rebuilt(stft, new float[63], 1)).containsOnly(0);
    }

    static IntStream sizes() {
        return IntStream.rangeClosed(2, 12).map(log -> 1 << log);
    }

    @ParameterizedTest(name = "size={0}")
    @MethodSource("sizes")
    void theInverseTransformGivesTheSamplesBack(int size) {
        RealFft fft = new RealFft(size);
        RealFft.Workspace workspace = fft.newWorkspace();
        float[] samples = Signals.whiteNoise(1, size, 1, size);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        float[] back = new float[size];
        fft.transform(samples, re, im, workspace);
        fft.inverse(re, im, back, workspace);
        for (int i = 0; i < size; i++) {
            assertThat((double) back[i]).isCloseTo(samples[i], within(3e-6));
        }
    }

    @Test
    void preEmphasisIsADifferenceEquation() {
        assertThat(new PreEmphasis(0.5).apply(new float[] {1, 1, 2, -4})).containsExactly(0.5f, 0.5f, 1.5f, -5);
        assertThat(new PreEmphasis(0).apply(new float[] {1, 2})).containsExactly(1, 2);
        assertThat(new PreEmphasis(0.97).apply(new float[0])).isEmpty();
        assertThatThrownBy(() -> new PreEmphasis(1.5))
                .hasMessage("pre-emphasis coefficient must be in 0..1 but was 1.5");
    }
}
