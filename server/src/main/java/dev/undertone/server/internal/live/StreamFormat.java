package dev.undertone.server.internal.live;

import dev.undertone.server.internal.http.Fields;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Locale;

/**
 * How a stream's audio comes and is cut.
 *
 * @param rateHz of the samples
 */
record StreamFormat(int rateHz, Encoding encoding, Duration window, Duration hop) {

    private static final int SEQUENCE_BYTES = Long.BYTES;
    private static final float FULL_SCALE = 32_768;

    /** How a sample is written, little-endian. */
    enum Encoding {
        PCM16(2),
        FLOAT32(4);

        private final int bytes;

        Encoding(int bytes) {
            this.bytes = bytes;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From a {@code hello} or from what a session's summary keeps of one. */
    static StreamFormat read(Fields fields) {
        String word = fields.text("format");
        Encoding encoding = switch (word) {
            case "pcm16" -> Encoding.PCM16;
            case "float32" -> Encoding.FLOAT32;
            default -> throw fields.bad("format", "was '" + word + "'", "use pcm16 or float32");
        };
        int rate = (int) fields.whole("rate", 8_000, 192_000);
        Duration window = millis(fields.optionalNumber("windowSeconds", 0.5, 30).orElse(3.0));
        double longestHop = window.toMillis() / 1000.0;
        Duration hop =
                millis(fields.optionalNumber("hopSeconds", 0.1, longestHop).orElse(Math.min(0.5, longestHop)));
        return new StreamFormat(rate, encoding, window, hop);
    }

    /** To the 10 ms that recognition counts in. */
    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 100) * 10);
    }

    /** One binary message; owns its samples. */
    static final class Message {
        private final long firstSample;
        private final float[] samples;

        Message(long firstSample, float[] samples) {
            this.firstSample = firstSample;
            this.samples = samples;
        }

        long firstSample() {
            return firstSample;
        }

        /** The samples themselves, for their only reader. */
        float[] samples() {
            return samples;
        }
    }

    /**
     * Reads a binary message.
     *
     * @throws IllegalArgumentException if it is not one
     */
    Message message(ByteBuffer data) {
        ByteBuffer in = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        int audio = in.remaining() - SEQUENCE_BYTES;
        if (audio < 0 || audio % encoding.bytes != 0) {
            throw new IllegalArgumentException("an audio message must be 8 bytes and then samples of " + encoding.bytes
                    + " bytes but had " + in.remaining() + " bytes");
        }
        long first = in.getLong();
        if (first < 0 || first > Long.MAX_VALUE / 2) {
            throw new IllegalArgumentException("an audio message's first sample must not be negative but was " + first);
        }
        float[] samples = new float[audio / encoding.bytes];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = encoding == Encoding.PCM16 ? in.getShort() / FULL_SCALE : in.getFloat();
        }
        return new Message(first, samples);
    }

    /** A place in samples, in seconds. */
    double seconds(long samples) {
        return (double) samples / rateHz;
    }

    /** Seconds in samples, to the nearest. */
    long samples(double seconds) {
        return Math.round(seconds * rateHz);
    }
}
