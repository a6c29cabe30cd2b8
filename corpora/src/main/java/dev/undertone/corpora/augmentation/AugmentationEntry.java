package dev.undertone.corpora.augmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An augmentation as the catalogue offers it: its name, what it does, what may be chosen, and how it is made. */
public final class AugmentationEntry {

    /** How many of the recordings are changed. */
    static final AugmentationOption<Double> SHARE = AugmentationOption.number(
            "share", new Range(0, 1), 1, "how likely a recording is changed at all; the others pass as they are");

    /** What an augmentation works on. */
    public enum Stage {
        /** Recordings: makes an {@link Augmentation}. */
        RECORDING,
        /** Log-mel clips while a network trains, anew in every epoch. */
        SPECTROGRAM,
        /** Features and labels of pairs of clips while a network trains. */
        BATCH
    }

    /** Makes an augmentation of what was chosen. */
    @FunctionalInterface
    interface Maker {
        /** @param speech recordings that babble may be made from */
        Augmentation make(AugmentationSpec chosen, List<Path> speech) throws IOException;
    }

    private final String name;
    private final Stage stage;
    private final String summary;
    private final List<AugmentationOption<?>> options;
    private final Optional<Maker> maker;

    private AugmentationEntry(
            String name, Stage stage, String summary, List<AugmentationOption<?>> options, Optional<Maker> maker) {
        this.name = name;
        this.stage = stage;
        this.summary = summary;
        this.options = List.copyOf(options);
        this.maker = maker;
    }

    static AugmentationEntry ofRecordings(
            String name, String summary, List<AugmentationOption<?>> options, Maker maker) {
        List<AugmentationOption<?>> all = new ArrayList<>(options);
        all.add(SHARE);
        return new AugmentationEntry(name, Stage.RECORDING, summary, all, Optional.of(maker));
    }

    static AugmentationEntry ofTraining(String name, Stage stage, String summary, List<AugmentationOption<?>> options) {
        return new AugmentationEntry(name, stage, summary, options, Optional.empty());
    }

    /** By which it is asked for. */
    public String name() {
        return name;
    }

    /** What it works on. */
    public Stage stage() {
        return stage;
    }

    /** One line for a reader. */
    public String summary() {
        return summary;
    }

    /** What may be chosen. */
    public List<AugmentationOption<?>> options() {
        return options;
    }

    Optional<Maker> maker() {
        return maker;
    }
}
