package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.PcmWriter.Encoding;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AiffAndAuDecoderTest {

    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final float[] TONES = WavDecoderTest.tones(2, 1000);

    @ParameterizedTest
    @CsvSource({
        "NONE, S8, false", "NONE, S16, false", "NONE, S24, false", "NONE, S32, false", "twos, S16, false",
                "sowt, S16, true",
        "sowt, S24, true", "in24, S24, false", "in32, S32, false", "raw , U8, false", "fl32, F32, false",
                "FL32, F32, false",
        "fl64, F64, false", "alaw, ALAW, false", "ULAW, ULAW, false"
    })
    void decodesEveryAiffCEncodingWithinHalfAStep(String compression, Encoding encoding, boolean little)
            throws IOException {
        String id = (compression + " ").substring(0, 4);
        byte[] samples = encoding.encode(TONES, little ? ByteOrder.LITTLE_ENDIAN : BIG);
        byte[] comm = comm(2, 1000, encoding.bits).ascii(id).u16(0).bytes();
        byte[] file = aiff("AIFC")
                .chunk("FVER", new byte[4])
                .chunk("COMM", comm)
                .chunk("SSND", ssnd(samples))
                .bytes();

        Decoded decoded = Decoded.of(file);

        assertThat(decoded.format().sampleRateHz()).isEqualTo(22_050);
        assertThat(decoded.warnings()).isEmpty();
        WavDecoderTest.assertClose(decoded.samples(), TONES, encoding.tolerance);
    }

    @Test
    void decodesPlainAiffWithForeignChunksAndAnUnknownLength() throws IOException {
        byte[] samples = Encoding.S16.encode(TONES, BIG);
        byte[] known = aiff("AIFF")
                .chunk("COMM", comm(2, 1000, 16).bytes())
                .chunk("ANNO", new byte[7])
                .chunk("SSND", ssnd(samples))
                .chunk("MARK", new byte[30])
                .bytes();
        byte[] piped = aiff("AIFF")
                .chunk("COMM", comm(2, 0x1FC00000, 16).bytes())
                .ascii("SSND")
                .u32(0x7F000008L)
                .raw(ssnd(samples))
                .bytes();
        for (byte[] file : new byte[][] {known, piped}) {
            Decoded decoded = Decoded.of(file);
            WavDecoderTest.assertClose(decoded.samples(), TONES, Encoding.S16.tolerance);
            assertThat(decoded.warnings()).isEmpty();
        }
        assertThat(Decoded.of(Arrays.copyOf(known, 2000)).warnings())
                .singleElement()
                .asString()
                .startsWith("truncated: the header announces 0.05 s");
    }

    @ParameterizedTest
    @CsvSource({"1, ULAW", "2, S8", "3, S16", "4, S24", "5, S32", "6, F32", "7, F64", "27, ALAW"})
    void decodesEveryAuEncodingWithinHalfAStep(int number, Encoding encoding) throws IOException {
        byte[] samples = encoding.encode(TONES, BIG);
        for (long size : new long[] {samples.length, 0xFFFFFFFFL}) {
            Decoded decoded = Decoded.of(au(size, number, 8000, 2, samples));
            assertThat(decoded.format().sampleRateHz()).isEqualTo(8000);
            assertThat(decoded.warnings()).isEmpty();
            WavDecoderTest.assertClose(decoded.samples(), TONES, encoding.tolerance);
        }
    }

    @Test
    void refusesAbsurdHeaders() {
        assertRefused(au(100, 3, 8000, 0xFFFFFFFFL, new byte[100]), "4294967295 channels");
        assertRefused(au(100, 3, 0, 1, new byte[100]), "at 0 Hz");
        assertRefused(au(100, 23, 8000, 1, new byte[100]), "AU recording with compressed samples");
        byte[] ima = comm(1, 100, 16).ascii("ima4").u16(0).bytes();
        assertRefused(aiff("AIFC").chunk("COMM", ima).bytes(), "AIFF-C recording with compressed samples");
        assertRefused(
                aiff("AIFF")
                        .chunk("COMM", comm(0, 100, 16).bytes())
                        .chunk("SSND", new byte[99])
                        .bytes(),
                "0 channels");
        assertRefused(aiff("AIFF").chunk("SSND", new byte[99]).bytes(), "COMM");
        assertRefused(aiff("AIFF").chunk("COMM", comm(1, 1, 16).bytes()).bytes(), "before its SSND chunk");
    }

    private static void assertRefused(byte[] file, String reason) {
        assertThatThrownBy(() -> Decoded.of(file))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining(reason);
    }

    private static PcmWriter aiff(String type) {
        return new PcmWriter(BIG).ascii("FORM").u32(0).ascii(type);
    }

    /** The rate is 22,050 Hz as an 80-bit float. */
    private static PcmWriter comm(int channels, long frames, int bits) {
        return new PcmWriter(BIG)
                .u16(channels)
                .u32(frames)
                .u16(bits)
                .u16(16383 + 14)
                .u64(22_050L << 49);
    }

    /** Four bytes of offset, then the samples. */
    private static byte[] ssnd(byte[] samples) {
        return new PcmWriter(BIG).u32(4).u32(0).raw(new byte[4]).raw(samples).bytes();
    }

    private static byte[] au(long size, int encoding, long rate, long channels, byte[] samples) {
        return new PcmWriter(BIG)
                .ascii(".snd")
                .u32(28)
                .u32(size)
                .u32(encoding)
                .u32(rate)
                .u32(channels)
                .u32(0)
                .raw(samples)
                .bytes();
    }
}
