package dev.undertone.training.experiment;

import dev.undertone.corpora.augmentation.Augmentation;
import dev.undertone.corpora.augmentation.AugmentationChain;
import dev.undertone.corpora.augmentation.AugmentationSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How copies of each recording are altered.
 *
 * @param steps one thing after another, at least one
 * @param copies how many of each recording, in 1..100
 */
public record CopyRecipe(List<AugmentationSpec> steps, int copies) {

    static final int MOST_COPIES = 100;

    public CopyRecipe {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("with must name at least one augmentation but named none");
        }
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException("copies must be in 1.." + MOST_COPIES + " but was " + copies);
        }
    }

    /** Whether it mixes speech of the experiment itself into its copies. */
    boolean drawsOnSpeech() {
        return steps.stream().anyMatch(AugmentationSpec::drawsOnSpeech);
    }

    /** @param speech recordings to draw on, none where nothing does */
    Augmentation make(List<Path> speech) throws IOException {
        List<Augmentation> made = new ArrayList<>();
        for (AugmentationSpec step : steps) {
            made.add(step.make(speech));
        }
        return new AugmentationChain(made);
    }

    /** Names what {@link #make} makes: equal names mean equal copies. */
    String identity(List<Path> speech) throws IOException {
        List<String> names = new ArrayList<>();
        for (AugmentationSpec step : steps) {
            names.add(step.identity(speech));
        }
        return String.join(" + ", names);
    }

    /** As {@code undertone augment} notes it in its table. */
    @Override
    public String toString() {
        return steps.stream().map(AugmentationSpec::toString).collect(Collectors.joining(" + "));
    }
}
