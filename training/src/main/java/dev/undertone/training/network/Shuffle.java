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

    /** About as many items as there are labels, each label that occurs equally often, in random order. */
    static int[] resampled(int[] labels, RandomGenerator random) {
        int[] classes = Arrays.stream(labels).distinct().sorted().toArray();
        int each = Math.max(1, Math.round((float) labels.length / classes.length));
        int[] picked = new int[each * classes.length];
        int at = 0;
        for (int label : classes) {
            int[] items = new int[labels.length];
            int count = 0;
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == label) {
                    items[count++] = i;
                }
            }
            int[] order = {};
            for (int k = 0; k < each; k++) {
                if (k % count == 0) {
                    order = order(count, random);
                }
                picked[at++] = items[order[k % count]];
            }
        }
        int[] mixed = order(picked.length, random);
        Arrays.setAll(mixed, i -> picked[mixed[i]]);
        return mixed;
    }

    /** An order cut into batches of {@code size} or a little more, all about as large. */
    static List<int[]> intoBatches(int[] order, int size) {
        int items = order.length;
        int count = Math.max(1, items / size);
        List<int[]> batches = new ArrayList<>(count);
        for (int b = 0; b < count; b++) {
            batches.add(Arrays.copyOfRange(
                    order, (int) ((long) items * b / count), (int) ((long) items * (b + 1) / count)));
        }
        return batches;
    }
}
