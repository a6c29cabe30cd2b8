package dev.undertone.audio;

import dev.undertone.audio.internal.FlacEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Writes waveforms as files that every player knows. */
public final class AudioWriter {

    /** The largest sample of the integer formats. */
    public static final float FULL_SCALE = 32767 / 32768f;

    private static final int HEADER_BYTES = 44;
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    /** A WAV file counts its bytes in 32 bits. */
    private static final long MOST_BYTES = (1L << 31) - 100;

    private AudioWriter() {}

    /** How samples are kept. */
    public enum Format {
        /** 16-bit integers. */
        WAV,
        /** 32-bit floats, of any level. */
        FLOAT,
        /** 16-bit integers in about half the room. */
        FLAC;

        /** The ending of such a file's name. */
        public String ending() {
            return this == FLAC ? "flac" : "wav";
        }

        /** What it is called on a command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes beside the place and moves there when complete; missing folders are made.
     *
     * @throws IllegalArgumentException if a sample is not finite, or lies outside the integers' full scale: nothing is
     *     clipped in silence
     */
    public static void write(Path file, Waveform waveform, Format format) throws IOException {
        Path target = file.toAbsolutePath();
        byte[] bytes = switch (format) {
            case WAV -> wav(integers(waveform), waveform.sampleRateHz());
            case FLOAT -> wav(waveform);
            case FLAC -> FlacEncoder.encode(integers(waveform), waveform.sampleRateHz());
        };
        if (target.getParent() != null) {
            Files.createDirectories(target.getParent());
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        Files.write(partial, bytes);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static short[] integers(Waveform waveform) {
        short[] out = new short[waveform.length()];
        for (int i = 0; i < out.length; i++) {
            float sample = finite(waveform, i);
            float scaled = sample * 32768;
            if (!(scaled >= -32768.5f && scaled <= 32767.5f)) {
                throw new IllegalArgumentException("samples of 16 bits must be in [-1, " + FULL_SCALE + "] but sample "
                        + i + " was " + sample + "; make it quieter or write floats");
            }
            out[i] = (short) Math.max(-32768, Math.min(32767, Math.round(scaled)));
        }
        return out;
    }

    private static float finite(Waveform waveform, int i) {
        float sample = waveform.sample(i);
        if (!Float.isFinite(sample)) {
            throw new IllegalArgumentException("samples must be finite but sample " + i + " was " + sample);
        }
        return sample;
    }

    private static byte[] wav(short[] samples, int rateHz) {
        byte[] file = new byte[size(samples.length, Short.BYTES)];
        ByteBuffer out = header(file, PCM, Short.BYTES, rateHz);
        for (short sample : samples) {
            out.putShort(sample);
        }
        return file;
    }

    private static byte[] wav(Waveform waveform) {
        byte[] file = new byte[size(waveform.length(), Float.BYTES)];
        ByteBuffer out = header(file, FLOAT, Float.BYTES, waveform.sampleRateHz());
        for (int i = 0; i < waveform.length(); i++) {
            out.putFloat(finite(waveform, i));
        }
        return file;
    }

    private static int size(int samples, int bytesPerSample) {
        long bytes = HEADER_BYTES + (long) samples * bytesPerSample;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a WAV file can hold " + MOST_BYTES + " bytes but " + bytes
                    + " were to be written; cut the recording");
        }
        return (int) bytes;
    }

    private static ByteBuffer header(byte[] file, int tag, int bytesPerSample, int rateHz) {
        return ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(file.length - 8)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) tag)
                .putShort((short) 1)
                .putInt(rateHz)
                .putInt(rateHz * bytesPerSample)
                .putShort((short) bytesPerSample)
                .putShort((short) (8 * bytesPerSample))
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(file.length - HEADER_BYTES);
    }
}
