package dev.undertone.corpora.split;

import dev.undertone.corpora.Utterance;

/**
 * A recording, or one of its altered copies where copies are made before the split.
 *
 * @param copy 0 for the recording itself
 */
public record ClipCopy(Utterance utterance, int copy) {

    public ClipCopy {
        if (copy < 0) {
            throw new IllegalArgumentException("copy must be at least 0, the recording itself, but was " + copy);
        }
    }

    /** The recording itself. */
    public static ClipCopy original(Utterance utterance) {
        return new ClipCopy(utterance, 0);
    }

    /** Whether it is not the recording itself: a copy made here, or one that its corpus lists as such. */
    boolean altered() {
        return copy > 0 || utterance.original().isPresent();
    }

    /** The utterance's id; of copies with their number, such as {@code 03-01-05#2}. */
    public String id() {
        return copy == 0 ? utterance.id() : utterance.id() + "#" + copy;
    }
}
