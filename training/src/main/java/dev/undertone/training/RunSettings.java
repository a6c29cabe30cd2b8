package dev.undertone.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run's folder was made with, so that it is never continued with anything else. */
final class RunSettings {

    private static final String FILE = "settings.txt";

    private RunSettings() {}

    /**
     * Writes the settings into a new run's folder, or compares them with those of the run that is continued.
     *
     * @throws IOException if they differ, naming the first line that does
     */
    static void require(Path run, EnsembleRecipe recipe, SpeakerFoldExperiment.Options options, TrainingSet set)
            throws IOException {
        List<String> lines = lines(recipe, options, set);
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(run);
            Files.write(file, lines);
            return;
        }
        List<String> before = Files.readAllLines(file);
        if (!before.equals(lines)) {
            int i = 0;
            while (i < Math.min(before.size(), lines.size()) && before.get(i).equals(lines.get(i))) {
                i++;
            }
            throw new IOException(run + " was begun with other settings: '"
                    + (i < before.size() ? before.get(i) : "nothing") + "', now '"
                    + (i < lines.size() ? lines.get(i) : "nothing") + "'; name another folder or delete this one");
        }
    }

    private static List<String> lines(EnsembleRecipe recipe, SpeakerFoldExperiment.Options options, TrainingSet set) {
        List<String> lines = new ArrayList<>();
        set.corpora()
                .forEach(c -> lines.add(
                        "corpus " + c.descriptor().id() + ", " + c.utterances().size() + " clips"));
        lines.add("labels " + set.labels());
        lines.add("clips "
                + Seeds.derive(
                        0,
                        set.utterances().stream().map(u -> u.id() + u.emotion()).collect(Collectors.joining())));
        lines.add("folds " + options.folds().folds());
        lines.add("front ends "
                + options.frontEnds().stream().map(SpeakerFoldExperiment::name).toList());
        lines.add("seed " + options.seed());
        recipe.entries()
                .forEach(e -> lines.add("member " + e.trainer().name() + ", weight " + e.weight() + ", "
                        + e.trainer().input() + ", " + e.trainer().settings()));
        lines.add("judge " + recipe.judge().name() + ", " + recipe.judge().settings());
        return lines;
    }
}
