package dev.undertone.corpora.split;

import java.util.List;

/**
 * Two sides that no guard has seen yet.
 *
 * @param name fit for a folder's name
 */
public record Sides(String name, List<ClipCopy> train, List<ClipCopy> test) {

    public Sides {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }
}
