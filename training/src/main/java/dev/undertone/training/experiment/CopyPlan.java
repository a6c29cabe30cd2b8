package dev.undertone.training.experiment;

import dev.undertone.corpora.augmentation.Augmentation;
import dev.undertone.training.Rendition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Altered copies of recordings that are trained on too.
 *
 * @param speeds factors by which a copy plays faster (and higher), without 1, the recording itself
 * @param recipes copies altered in other ways
 * @param beforeSplit whether copies are made of all recordings before they are parted into training and test: a leak, but
 *     the order in which much was published
 */
public record CopyPlan(List<Double> speeds, List<CopyRecipe> recipes, boolean beforeSplit) {

    /** Recordings as they are. */
    public static final CopyPlan NONE = new CopyPlan(List.of(), List.of(), false);

    public CopyPlan {
        speeds = List.copyOf(speeds);
        recipes = List.copyOf(recipes);
        for (double speed : speeds) {
            if (!(speed >= 0.5 && speed <= 2) || speed == 1) {
                throw new IllegalArgumentException("speeds must be in 0.5..2 and not 1 but were " + speeds);
            }
        }
    }

    /** How many copies there are of each recording. */
    int count() {
        return speeds.size() + recipes.stream().mapToInt(CopyRecipe::copies).sum();
    }

    /** Whether copies depend on what else is trained on. */
    boolean drawsOnSpeech() {
        return recipes.stream().anyMatch(CopyRecipe::drawsOnSpeech);
    }

    /** What was done to the copies, in words; empty if there are none. */
    String text() {
        List<String> parts = new ArrayList<>();
        if (!speeds.isEmpty()) {
            parts.add("at speeds " + speeds);
        }
        recipes.forEach(r -> parts.add((r.copies() == 1 ? "" : r.copies() + " × ") + r));
        return String.join("; ", parts);
    }

    /**
     * The copies that are no mere changes of speed, numbered through from 1.
     *
     * @param seed where chance begins
     * @param which recipes are wanted; the copies of the others keep their numbers
     * @param speech files that a copy may be mixed with
     * @throws IOException if a folder of noises cannot be read
     */
    List<Rendition> altered(long seed, Predicate<CopyRecipe> which, List<Path> speech) throws IOException {
        List<Rendition> renditions = new ArrayList<>();
        int copy = 0;
        for (CopyRecipe recipe : recipes) {
            if (which.test(recipe)) {
                Augmentation augmentation = recipe.make(speech);
                String name = recipe.identity(speech);
                for (int i = 1; i <= recipe.copies(); i++) {
                    renditions.add(Rendition.altered(augmentation, name, seed, copy + i));
                }
            }
            copy += recipe.copies();
        }
        return renditions;
    }
}
