package dev.undertone.audio.internal;

import java.util.Arrays;

/** Bytes filled bit by bit, the most significant first. */
final class BitBytes {

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int used;

    /** Adds the lowest {@code count} bits, 0..32. */
    void put(int value, int count) {
        for (int left = count; left > 0; ) {
            if (used == 0) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * bytes.length);
                }
                length++;
            }
            int n = Math.min(left, 8 - used);
            int part = (value >>> (left - n)) & ((1 << n) - 1);
            bytes[length - 1] |= (byte) (part << (8 - used - n));
            used = (used + n) % 8;
            left -= n;
        }
    }

    /** Fills the last byte with zeros. */
    void align() {
        used = 0;
    }

    /** Whole and begun bytes. */
    int length() {
        return length;
    }

    /** Cyclic redundancy check, from 0, of the bytes from some place on. */
    int crc(int from, int polynomial, int bits) {
        int crc = 0;
        for (int i = from; i < length; i++) {
            crc ^= (bytes[i] & 0xFF) << (bits - 8);
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc >> (bits - 1)) & 1) == 1 ? (crc << 1) ^ polynomial : crc << 1;
            }
            crc &= (1 << bits) - 1;
        }
        return crc;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}
