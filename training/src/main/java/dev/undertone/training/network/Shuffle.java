package dev.undertone.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random orders of items. */
final class Shuffle {

    private Shuffle() {}

    /** All of {@code 0..items-1} once, in random order. */
    static int[] order(int items, RandomGenerator random) {
        int[] order = new int[items];
        for (int i = 0; i < items; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** A random order cut into batches of {@code size} or a little more, all about as large. */
    static List<int[]> intoBatches(int items, int size, RandomGenerator random) {
        int[] order = order(items, random);
        int count = Math.max(1, items / size);
        List<int[]> batches = new ArrayList<>(count);
        for (int b = 0; b < count; b++) {
            batches.add(Arrays.copyOfRange(
                    order, (int) ((long) items * b / count), (int) ((long) items * (b + 1) / count)));
        }
        return batches;
    }
}
