package dev.undertone.corpora;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes 16-bit mono WAV files for tests. */
public final class WavFile {

    private static final int HEADER_BYTES = 44;

    private WavFile() {}

    /** @param samples in [-1, 1]; what lies outside is clipped as a recorder does */
    public static Path write(Path file, float[] samples, int sampleRateHz) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + 2 * samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER_BYTES - 8 + 2 * samples.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(sampleRateHz)
                .putInt(2 * sampleRateHz)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(2 * samples.length);
        for (float sample : samples) {
            bytes.putShort((short) Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.write(file, bytes.array());
    }
}
