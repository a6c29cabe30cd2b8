package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpectrumReaderTest {

    private static final int RATE_HZ = 16_000;
    private static final int LANES = SpectrumBlock.LANES;

    private static SpectrumReader reader(Stft stft, float[] samples) {
        return new SpectrumReader(stft, Waveform.of(samples, RATE_HZ));
    }

    private static Stft stft(int fftSize, int window, int hop, Framing framing) {
        return new Stft(new StftOptions(fftSize, window, hop, WindowFunction.HAMMING, framing));
    }

    @ParameterizedTest(name = "fft={0} window={1} hop={2} {3}")
    @CsvSource({
        "4, 3, 1, CENTRED",
        "8, 8, 3, WHOLE",
        "16, 16, 5, CENTRED",
        "64, 50, 7, WHOLE",
        "256, 256, 300, WHOLE",
        "512, 400, 160, CENTRED",
        "512, 400, 160, WHOLE",
        "1024, 640, 200, CENTRED",
        "2048, 2048, 512, CENTRED",
        "4096, 4095, 1000, WHOLE"
    })
    void blocksHoldWhatSingleFramesGive(int fftSize, int window, int hop, Framing framing) {
        Stft stft = stft(fftSize, window, hop, framing);
        Stft.Workspace workspace = stft.newWorkspace();
        int samples = window + hop * (2 * LANES + 5) + hop / 2;
        float[] noise = Signals.whiteNoise(0.1, (double) samples / RATE_HZ, RATE_HZ, fftSize);
        SpectrumReader reader = reader(stft, noise);
        SpectrumBlock block = new SpectrumBlock(stft.bins());
        float[] expected = new float[stft.bins()];
        float[] actual = new float[stft.bins()];
        int frame = 0;
        while (reader.read(block)) {
            assertThat(block.firstFrame()).isEqualTo(frame);
            for (int lane = 0; lane < block.frames(); lane++) {
                stft.power(noise, frame, expected, workspace);
                block.copyPower(lane, actual);
                float greatest = 0;
                for (float power : expected) {
                    greatest = Math.max(greatest, power);
                }
                for (int k = 0; k < expected.length; k++) {
                    if (!(Math.abs(actual[k] - expected[k]) <= 2e-6 * greatest)) {
                        assertThat(actual[k]).as("frame %d bin %d", frame, k).isEqualTo(expected[k]);
                    }
                }
                frame++;
            }
        }
        assertThat(frame).isEqualTo(reader.frames()).isGreaterThan(2 * LANES);
        assertThat(block.frames()).isLessThan(LANES);
        for (int bin = 0; bin < stft.bins(); bin++) {
            for (int lane = block.frames(); lane < LANES; lane++) {
                assertThat(block.power()[bin][lane]).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void framesOfShortRecordings(Framing framing) {
        Stft stft = stft(512, 400, 160, framing);
        boolean centred = framing == Framing.CENTRED;
        assertThat(stft.frames(0)).isEqualTo(centred ? 1 : 0);
        assertThat(stft.frames(399)).isEqualTo(centred ? 3 : 0);
        assertThat(stft.frames(400)).isEqualTo(centred ? 3 : 1);
        assertThat(stft.frames(559)).isEqualTo(centred ? 4 : 1);
        assertThat(stft.frames(560)).isEqualTo(centred ? 4 : 2);
        SpectrumBlock block = new SpectrumBlock(stft.bins());
        assertThat(reader(stft, new float[0]).read(block)).isEqualTo(centred);
        assertThat(reader(stft, new float[399]).read(block)).isEqualTo(centred);
        for (float[] row : block.power()) {
            assertThat(row).containsOnly(0);
        }
    }

    @Test
    void wholeFramesBeginWhereTheyShould() {
        float[] samples = new float[12];
        samples[4] = 1;
        SpectrumReader reader =
                reader(new Stft(new StftOptions(4, 4, 4, WindowFunction.RECTANGULAR, Framing.WHOLE)), samples);
        SpectrumBlock block = new SpectrumBlock(3);
        assertThat(reader.read(block)).isTrue();
        assertThat(block.frames()).isEqualTo(3);
        assertThat(Arrays.copyOf(block.power()[0], 4)).containsExactly(0, 1, 0, 0);
    }

    @Test
    void filtersAndCepstraOfABlockAreThoseOfItsFrames() {
        Stft stft = stft(512, 512, 160, Framing.WHOLE);
        MelFilterbank mels =
                new MelFilterbank(new MelOptions(40, 0, 8000, MelScale.SLANEY, MelNorm.SLANEY), RATE_HZ, 512);
        Mfcc mfcc = new Mfcc(new MfccOptions(13, 40, 22));
        ChromaFilterbank chroma = new ChromaFilterbank(RATE_HZ, 512, 0.1);
        SpectrumBlock block = new SpectrumBlock(stft.bins());
        assertThat(reader(stft, Signals.whiteNoise(0.1, 1, RATE_HZ, 1)).read(block))
                .isTrue();
        float[][] mel = new float[40][LANES];
        float[][] cepstra = new float[13][LANES];
        float[][] classes = new float[12][LANES];
        mels.applyLanes(block.power(), mel);
        mfcc.applyLanes(mel, cepstra);
        chroma.applyLanes(block.power(), classes);
        float[] power = new float[stft.bins()];
        float[] frameMel = new float[40];
        float[] frameCepstra = new float[13];
        float[] frameClasses = new float[12];
        for (int lane = 0; lane < LANES; lane++) {
            block.copyPower(lane, power);
            mels.apply(power, frameMel);
            mfcc.apply(frameMel, frameCepstra, 0);
            chroma.apply(power, frameClasses);
            assertThat(column(mel, lane)).containsExactly(frameMel);
            assertThat(column(cepstra, lane)).containsExactly(frameCepstra);
            assertThat(column(classes, lane)).containsExactly(frameClasses);
        }
    }

    private static float[] column(float[][] block, int lane) {
        float[] column = new float[block.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = block[i][lane];
        }
        return column;
    }

    @Test
    void sayWhatIsWrong() {
        SpectrumReader reader = reader(stft(512, 512, 160, Framing.CENTRED), new float[1000]);
        assertThatThrownBy(() -> reader.read(new SpectrumBlock(256)))
                .hasMessage("block must have 257 bins, as the transform has, but had 256");
    }
}
