package dev.undertone.corpora.augmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An augmentation as the catalogue offers it: its name, what it does, what may be chosen, and how it is made. */
public final class AugmentationEntry {

    /** How many of the recordings are changed. */
    static final AugmentationOption<Double> SHARE = AugmentationOption.number(
            "share", new Range(0, 1), 1, "how likely a recording is changed at all; the others pass as they are");

    /** Makes an augmentation of what was chosen. */
    @FunctionalInterface
    interface Maker {
        /** @param speech recordings that babble may be made from */
        Augmentation make(AugmentationSpec chosen, List<Path> speech) throws IOException;
    }

    private final String name;
    private final String summary;
    private final List<AugmentationOption<?>> options;
    private final Maker maker;

    private AugmentationEntry(String name, String summary, List<AugmentationOption<?>> options, Maker maker) {
        this.name = name;
        this.summary = summary;
        this.options = List.copyOf(options);
        this.maker = maker;
    }

    static AugmentationEntry of(String name, String summary, List<AugmentationOption<?>> options, Maker maker) {
        List<AugmentationOption<?>> all = new ArrayList<>(options);
        all.add(SHARE);
        return new AugmentationEntry(name, summary, all, maker);
    }

    /** By which it is asked for. */
    public String name() {
        return name;
    }

    /** One line for a reader. */
    public String summary() {
        return summary;
    }

    /** What may be chosen. */
    public List<AugmentationOption<?>> options() {
        return options;
    }

    Maker maker() {
        return maker;
    }
}
