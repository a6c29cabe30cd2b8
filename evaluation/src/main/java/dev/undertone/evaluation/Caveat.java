package dev.undertone.evaluation;

import java.util.List;

/**
 * Why figures are better than they would be on strangers.
 *
 * @param leaks at least one, such as {@code speaker} or {@code normalisation}
 */
public record Caveat(List<String> leaks) {

    public Caveat {
        leaks = List.copyOf(leaks);
        if (leaks.isEmpty()) {
            throw new IllegalArgumentException("a caveat needs at least one leak but had none");
        }
    }

    /** What stands wherever the figures stand. */
    public String text() {
        return "optimistic: test speakers were in training (leak: " + String.join(", ", leaks) + ")";
    }
}
