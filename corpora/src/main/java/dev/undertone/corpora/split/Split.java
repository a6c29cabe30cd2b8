package dev.undertone.corpora.split;

import java.util.List;

/**
 * Recordings to train on and to test on that knows its own leaks: it can be made by a guard only, so that no figure comes
 * from one whose leaks are unknown. Immutable.
 */
public final class Split {

    private final String name;
    private final List<ClipCopy> train;
    private final List<ClipCopy> test;
    private final List<Leak> leaks;

    private Split(String name, List<ClipCopy> train, List<ClipCopy> test, List<Leak> leaks) {
        this.name = name;
        this.train = List.copyOf(train);
        this.test = List.copyOf(test);
        this.leaks = List.copyOf(leaks);
    }

    /**
     * A split without leaks.
     *
     * @throws LeakException if it has any
     * @throws IllegalArgumentException if a side is empty
     */
    public static Split sound(Sides sides, LeakGuard guard) {
        Split split = leaky(sides, guard);
        if (!split.leaks.isEmpty()) {
            throw new LeakException(sides.name(), split.leaks);
        }
        return split;
    }

    /**
     * A split that may leak, and says so.
     *
     * @throws IllegalArgumentException if a side is empty
     */
    public static Split leaky(Sides sides, LeakGuard guard) {
        if (sides.train().isEmpty() || sides.test().isEmpty()) {
            throw new IllegalArgumentException("both sides of " + sides.name() + " need recordings but train had "
                    + sides.train().size() + " and test " + sides.test().size());
        }
        return new Split(sides.name(), sides.train(), sides.test(), guard.leaks(sides.train(), sides.test()));
    }

    /** Such as {@code fold-1}; fit for a folder's name. */
    public String name() {
        return name;
    }

    /** At least one. */
    public List<ClipCopy> train() {
        return train;
    }

    /** At least one. */
    public List<ClipCopy> test() {
        return test;
    }

    /** At most one of each kind; none of an honest split. */
    public List<Leak> leaks() {
        return leaks;
    }
}
