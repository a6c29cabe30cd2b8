package dev.undertone.corpora.split;

import java.util.List;
import java.util.stream.Collectors;

/** A test that would not be one; the message names each leak, what leaks and what to do. */
public final class LeakException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** @param where the split, or the part of the experiment */
    public LeakException(String where, List<Leak> leaks) {
        super(leaks.stream()
                        .map(leak -> where + " leaks (" + leak.kind().title() + "): " + leak.detail() + "; "
                                + leak.kind().remedy())
                        .collect(Collectors.joining("\n"))
                + "\nto run it all the same, and have every figure called optimistic, set allowLeak: true");
    }
}
