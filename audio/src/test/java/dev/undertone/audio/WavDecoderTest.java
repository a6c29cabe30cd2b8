package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.PcmWriter.Encoding;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavDecoderTest {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    /** Frames of a tone per channel, each of another pitch. */
    static float[] tones(int channels, int frames) {
        float[] samples = new float[channels * frames];
        for (int i = 0; i < samples.length; i++) {
            int channel = i % channels;
            samples[i] = (float) (0.9 * Math.sin(2 * Math.PI * (0.01 + 0.007 * channel) * (i / channels)));
        }
        return samples;
    }

    static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("sample %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "S8")
    void decodesEveryEncodingWithinHalfAStep(Encoding encoding) throws IOException {
        float[] tones = tones(2, 3000);

        Decoded decoded = Decoded.of(PcmWriter.wav(encoding, 2, 44_100, tones));

        assertThat(decoded.format().sampleRateHz()).isEqualTo(44_100);
        assertThat(decoded.format().channels()).isEqualTo(2);
        assertThat(decoded.warnings()).isEmpty();
        assertClose(decoded.samples(), tones, encoding.tolerance);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000, 8_000, 11_025, 24_414, 48_000, 96_000, 192_000})
    void keepsTheRate(int rate) throws IOException {
        assertThat(Decoded.of(PcmWriter.wav(Encoding.S16, 1, rate, tones(1, 10)))
                        .format())
                .isEqualTo(new StreamFormat("wav pcm-s16", rate, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsChannelsApart(int channels) throws IOException {
        float[] tones = tones(channels, 777);
        assertClose(
                Decoded.of(PcmWriter.wav(Encoding.F32, channels, 16_000, tones)).samples(), tones, 0);
    }

    @Test
    void readsTheExtensibleHeader() throws IOException {
        float[] tones = tones(6, 100);
        byte[] guidTail = {0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71};
        byte[] fmt = new PcmWriter(LITTLE)
                .raw(PcmWriter.fmt(0xFFFE, 6, 48_000, 24))
                .u16(22)
                .u16(24)
                .u32(0x3F)
                .u16(1)
                .raw(guidTail)
                .bytes();
        byte[] file = riff().chunk("fmt ", fmt)
                .chunk("data", Encoding.S24.encode(tones, LITTLE))
                .bytes();
        assertClose(Decoded.of(file).samples(), tones, Encoding.S24.tolerance);
    }

    @Test
    void skipsForeignChunksOddOnesUnpaddedOnesAndThoseAfterTheSamples() throws IOException {
        float[] tones = tones(1, 501);
        byte[] file = riff().chunk("FLLR", new byte[4044])
                .chunk("fmt ", PcmWriter.fmt(1, 1, 48_000, 8))
                .chunk("LIST", new byte[7])
                .ascii("odd ")
                .u32(3)
                .ascii("abc")
                .chunk("data", Encoding.U8.encode(tones, LITTLE))
                .chunk("id3 ", new byte[333])
                .bytes();
        assertClose(Decoded.of(file).samples(), tones, Encoding.U8.tolerance);
    }

    @Test
    void reads24BitsIn4ByteContainers() throws IOException {
        float[] tones = tones(1, 100);
        byte[] fmt = PcmWriter.fmt(1, 1, 48_000, 24);
        fmt[12] = 4;
        byte[] file = riff().chunk("fmt ", fmt)
                .chunk("data", Encoding.S32.encode(tones, LITTLE))
                .bytes();
        assertClose(Decoded.of(file).samples(), tones, 1e-6);
    }

    @Test
    void readsBigEndianRifx() throws IOException {
        float[] tones = tones(1, 100);
        PcmWriter big =
                new PcmWriter(ByteOrder.BIG_ENDIAN).ascii("RIFX").u32(1000).ascii("WAVE");
        byte[] fmt = new PcmWriter(ByteOrder.BIG_ENDIAN)
                .u16(1)
                .u16(1)
                .u32(8000)
                .u32(16000)
                .u16(2)
                .u16(16)
                .bytes();
        byte[] file = big.chunk("fmt ", fmt)
                .chunk("data", Encoding.S16.encode(tones, ByteOrder.BIG_ENDIAN))
                .bytes();
        assertClose(Decoded.of(file).samples(), tones, Encoding.S16.tolerance);
    }

    @Test
    void takesTheSizeOfRf64FromItsDs64Chunk() throws IOException {
        float[] tones = tones(1, 100);
        byte[] ds64 = new PcmWriter(LITTLE).u64(1000).u64(200).u64(100).u32(0).bytes();
        byte[] file = new PcmWriter(LITTLE)
                .ascii("RF64")
                .u32(0xFFFFFFFFL)
                .ascii("WAVE")
                .chunk("ds64", ds64)
                .chunk("fmt ", PcmWriter.fmt(1, 1, 8000, 16))
                .ascii("data")
                .u32(0xFFFFFFFFL)
                .raw(Encoding.S16.encode(tones, LITTLE))
                .chunk("LIST", new byte[50])
                .bytes();
        assertClose(Decoded.of(file).samples(), tones, Encoding.S16.tolerance);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0xFFFFFFFFL, 0x7FFFF000L})
    void readsToTheEndWhereAStreamingWriterLeftTheSizeOpen(long size) throws IOException {
        float[] tones = tones(1, 100);
        byte[] file = riff().chunk("fmt ", PcmWriter.fmt(1, 1, 8000, 16))
                .ascii("data")
                .u32(size)
                .raw(Encoding.S16.encode(tones, LITTLE))
                .bytes();
        Decoded decoded = Decoded.of(file);
        assertClose(decoded.samples(), tones, Encoding.S16.tolerance);
        assertThat(decoded.warnings()).isEmpty();
    }

    @Test
    void deliversWhatATruncatedFileHoldsAndSaysSo() throws IOException {
        byte[] file = PcmWriter.wav(Encoding.S16, 1, 8000, tones(1, 8000));

        Decoded decoded = Decoded.of(Arrays.copyOf(file, 44 + 2 * 2000 + 1));

        assertThat(decoded.frames()).isEqualTo(2000);
        assertThat(decoded.warnings())
                .containsExactly("truncated: the header announces 1.00 s, the file ends after 0.25 s");
    }

    @Test
    void believesTheSampleSizeRatherThanALyingBlockSize() throws IOException {
        byte[] file = PcmWriter.wav(Encoding.S16, 2, 8000, tones(2, 100));
        file[32] = 7;
        Decoded decoded = Decoded.of(file);
        assertThat(decoded.frames()).isEqualTo(100);
        assertThat(decoded.warnings()).singleElement().asString().startsWith("odd header: a block of 7 bytes");
    }

    @Test
    void refusesAbsurdHeaders() {
        assertRefused(PcmWriter.fmt(1, 0, 8000, 16), "0 channels");
        assertRefused(PcmWriter.fmt(1, 0xFFFF, 8000, 16), "65535 channels");
        assertRefused(PcmWriter.fmt(1, 1, 0, 16), "at 0 Hz");
        assertRefused(PcmWriter.fmt(1, 1, 1L << 31, 16), "at 2147483648 Hz");
        assertRefused(PcmWriter.fmt(1, 1, 8000, 0), "0 bits");
        assertRefused(PcmWriter.fmt(1, 1, 8000, 40), "40 bits");
        assertRefused(PcmWriter.fmt(3, 1, 8000, 16), "16 bits");
        assertRefused(new byte[3], "3 bytes");
        assertRefused(PcmWriter.fmt(0x11, 1, 8000, 4), "IMA ADPCM");
        assertRefused(PcmWriter.fmt(0x1234, 1, 8000, 4), "0x1234");
    }

    private static void assertRefused(byte[] fmt, String reason) {
        byte[] file = riff().chunk("fmt ", fmt).chunk("data", new byte[100]).bytes();
        assertThatThrownBy(() -> Decoded.of(file))
                .isInstanceOf(AudioException.class)
                .hasMessageStartingWith("test.bin: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesHeadersWithoutSamples() {
        byte[] header = riff().chunk("fmt ", PcmWriter.fmt(1, 1, 8000, 16)).bytes();
        assertThatThrownBy(() -> Decoded.of(header)).hasMessageContaining("ends before its data chunk");
        assertThatThrownBy(() -> Decoded.of(riff().chunk("data", new byte[9]).bytes()))
                .hasMessageContaining("no fmt chunk");
        byte[] empty = riff().chunk("fmt ", PcmWriter.fmt(1, 1, 8000, 16))
                .chunk("data", new byte[0])
                .chunk("LIST", new byte[40])
                .bytes();
        assertThatThrownBy(() -> Decoded.of(empty))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("no audio");
    }

    private static PcmWriter riff() {
        return new PcmWriter(LITTLE).ascii("RIFF").u32(0xFFFFFFFFL).ascii("WAVE");
    }
}
