package dev.undertone.features.composition;

import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of spectra whose memory is used again for the next recording: they would else be the most that is allocated. What
 * lies here unused goes when memory is short. Thread-safe.
 */
final class BlockPool {

    private final ConcurrentLinkedQueue<SoftReference<float[][]>> unused = new ConcurrentLinkedQueue<>();

    /** A copy of a block, which must always have the same number of rows. */
    float[][] copyOf(float[][] rows) {
        float[][] copy = take(rows);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, copy[i], 0, rows[i].length);
        }
        return copy;
    }

    /** A block of the same number of rows, whatever they hold. */
    float[][] take(float[][] like) {
        for (SoftReference<float[][]> next = unused.poll(); next != null; next = unused.poll()) {
            float @Nullable [][] block = next.get();
            if (block != null) {
                return block;
            }
        }
        float[][] block = new float[like.length][];
        for (int i = 0; i < block.length; i++) {
            block[i] = new float[like[i].length];
        }
        return block;
    }

    /** No one reads this block any more. */
    void giveBack(float[][] block) {
        unused.add(new SoftReference<>(block));
    }
}
