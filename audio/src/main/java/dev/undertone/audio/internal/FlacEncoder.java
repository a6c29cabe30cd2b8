package dev.undertone.audio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One channel of 16-bit samples as FLAC: blocks of 4096 samples, each predicted by the best of the five fixed polynomials,
 * what is left in Rice codes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639, Free Lossless Audio Codec</a>
 */
public final class FlacEncoder {

    private static final int BLOCK = 4096;
    private static final int BLOCK_CODE = 12;
    private static final int OTHER_BLOCK_CODE = 7;
    private static final int BITS = 16;
    private static final int MOST_ORDER = 4;
    private static final int MOST_RICE = 14;
    private static final int MOST_PARTITION_ORDER = 5;
    private static final int MOST_RATE_HZ = (1 << 20) - 1;

    private final short[] samples;
    private final int rateHz;
    private final BitBytes out = new BitBytes();

    private FlacEncoder(short[] samples, int rateHz) {
        this.samples = samples;
        this.rateHz = rateHz;
    }

    /** The whole file. */
    public static byte[] encode(short[] samples, int rateHz) {
        if (rateHz > MOST_RATE_HZ) {
            throw new IllegalArgumentException("FLAC holds rates up to " + MOST_RATE_HZ + " Hz but it was " + rateHz);
        }
        return new FlacEncoder(samples, rateHz).encode();
    }

    private byte[] encode() {
        out.put(0x664C6143, 32);
        out.put(0x80, 8);
        out.put(34, 24);
        out.put(BLOCK, 16);
        out.put(BLOCK, 16);
        out.put(0, 24);
        out.put(0, 24);
        out.put(rateHz, 20);
        out.put(0, 3);
        out.put(BITS - 1, 5);
        out.put(0, 4);
        out.put(samples.length, 32);
        for (byte b : digest()) {
            out.put(b & 0xFF, 8);
        }
        for (int from = 0; from < samples.length; from += BLOCK) {
            frame(from, Math.min(BLOCK, samples.length - from));
        }
        return out.toArray();
    }

    private byte[] digest() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        try {
            return MessageDigest.getInstance("MD5").digest(bytes.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private void frame(int from, int count) {
        int start = out.length();
        out.put(0x3FFE, 14);
        out.put(0, 2);
        out.put(count == BLOCK ? BLOCK_CODE : OTHER_BLOCK_CODE, 4);
        out.put(0, 4);
        out.put(0, 4);
        out.put(4, 3);
        out.put(0, 1);
        number(from / BLOCK);
        if (count != BLOCK) {
            out.put(count - 1, 16);
        }
        out.put(out.crc(start, 0x07, 8), 8);
        subframe(from, count);
        out.align();
        out.put(out.crc(start, 0x8005, 16), 16);
    }

    /** A number as UTF-8 would write it. */
    private void number(int value) {
        if (value < 0x80) {
            out.put(value, 8);
            return;
        }
        int more = 1;
        while (value >= 1 << (5 * more + 6)) {
            more++;
        }
        out.put(((0xFF00 >> (more + 1)) & 0xFF) | (value >> (6 * more)), 8);
        for (int i = more - 1; i >= 0; i--) {
            out.put(0x80 | ((value >> (6 * i)) & 0x3F), 8);
        }
    }

    private void subframe(int from, int count) {
        int[] residual = new int[count];
        for (int i = 0; i < count; i++) {
            residual[i] = samples[from + i];
        }
        int[] best = residual.clone();
        int order = 0;
        long least = magnitude(residual, 0);
        for (int candidate = 1; candidate <= Math.min(MOST_ORDER, count - 1); candidate++) {
            for (int i = count - 1; i >= candidate; i--) {
                residual[i] -= residual[i - 1];
            }
            long sum = magnitude(residual, candidate);
            if (sum < least) {
                least = sum;
                order = candidate;
                best = residual.clone();
            }
        }
        out.put(8 + order, 7);
        out.put(0, 1);
        for (int i = 0; i < order; i++) {
            out.put(samples[from + i] & 0xFFFF, BITS);
        }
        residual(best, order);
    }

    private static long magnitude(int[] residual, int order) {
        long sum = 0;
        for (int i = order; i < residual.length; i++) {
            sum += Math.abs(residual[i]);
        }
        return sum;
    }

    private void residual(int[] residual, int order) {
        int partitionOrder = 0;
        while (partitionOrder < MOST_PARTITION_ORDER
                && residual.length % (2 << partitionOrder) == 0
                && residual.length >> (partitionOrder + 1) > MOST_ORDER) {
            partitionOrder++;
        }
        out.put(0, 2);
        out.put(partitionOrder, 4);
        int size = residual.length >> partitionOrder;
        for (int begin = 0; begin < residual.length; begin += size) {
            partition(residual, Math.max(order, begin), begin + size);
        }
    }

    private void partition(int[] residual, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += folded(residual[i]);
        }
        int rice = 0;
        while (rice < MOST_RICE && (long) (to - from) << (rice + 1) < sum) {
            rice++;
        }
        out.put(rice, 4);
        for (int i = from; i < to; i++) {
            int value = folded(residual[i]);
            for (int zeros = value >>> rice; zeros > 0; zeros -= 31) {
                out.put(0, Math.min(31, zeros));
            }
            out.put(1, 1);
            out.put(value & ((1 << rice) - 1), rice);
        }
    }

    /** Positive numbers even, negative ones odd. */
    private static int folded(int value) {
        return (value << 1) ^ (value >> 31);
    }
}
