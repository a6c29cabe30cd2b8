package dev.undertone.cli;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.NamedFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.features.voice.SpeechFrontEnd;
import dev.undertone.training.FeatureCache;
import dev.undertone.training.FeatureExtraction;
import dev.undertone.training.TrainingProgress;
import dev.undertone.training.experiment.CorpusSource;
import dev.undertone.training.experiment.ExperimentRun;
import dev.undertone.training.experiment.ExperimentSpec;
import dev.undertone.training.experiment.StandardRecipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code train} and {@code evaluate} have in common. */
final class TrainingOptions {

    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "DIR",
            description = "Folder or table of labelled recordings; repeat it for several.")
    private List<Path> corpora = List.of();

    @Option(names = "--seed", defaultValue = "1", description = "Where chance begins (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Clips and folds worked on at once; the results do not depend on it (default: one per core).")
    private @Nullable Integer jobs;

    @Option(
            names = "--members",
            split = ",",
            paramLabel = "NAME",
            description = "Members of the ensemble (default: td,lr,mlp).")
    private List<String> members = List.of();

    @Option(
            names = "--set",
            paramLabel = "ID|FILE",
            description =
                    "Feature set of the members lr and mlp, built in or defined in a file: a row per file, at 16 kHz"
                            + " (default: functionals-v1).")
    private @Nullable String set;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where computed features are kept (default: ~/.cache/undertone/features).")
    private @Nullable Path cache;

    @Mixin
    private final LabelOptions labels = new LabelOptions();

    long seed() {
        return seed;
    }

    /** Opens the standard recipe's run on the chosen corpora. */
    ExperimentRun open(String name, Path folder, CommandLine command, TrainingProgress progress) throws IOException {
        StandardRecipe.Options options = recipe(command);
        List<CorpusSource> sources = new ArrayList<>();
        List<Corpus> read = new ArrayList<>();
        for (Path path : corpora) {
            Corpus corpus = CorpusCatalog.read(path);
            corpus.warnings().forEach(warning -> progress.say("warning: " + warning));
            sources.add(new CorpusSource(path, Optional.empty()));
            read.add(corpus);
        }
        ExperimentSpec experiment =
                StandardRecipe.of(name, sources, labels.choice(command), labels.apply(read, command), options);
        return ExperimentRun.open(
                experiment,
                read,
                folder,
                new ExperimentRun.Surroundings(
                        new FeatureCache(FeatureFolders.cache(cache), new FeatureExtraction()),
                        FeatureFolders.sounds(cache),
                        jobs == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, jobs),
                        InstantSource.system(),
                        progress));
    }

    private StandardRecipe.Options recipe(CommandLine command) {
        try {
            StandardRecipe.Options usual = StandardRecipe.Options.defaults();
            return new StandardRecipe.Options(
                    members.isEmpty() ? usual.members() : new LinkedHashSet<>(members),
                    set == null ? usual.rowFeatures() : rowFeatures(set),
                    seed);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandLine.ParameterException(command, "--set: " + e.getMessage(), e);
        }
    }

    /** What to add to a command line for the chosen set; empty for the default. */
    String setOption() throws IOException {
        return set == null ? "" : " --set " + FeatureCatalog.named(set).identity();
    }

    private static String rowFeatures(String idOrFile) throws IOException {
        NamedFeatureSet named = FeatureCatalog.named(idOrFile);
        if (!(named.set() instanceof UtteranceFeatureSet)) {
            throw new IllegalArgumentException("--set must have a row per file but " + named.identity()
                    + " has one per frame; add functionals to it, or take one of undertone features --list");
        }
        int rate = named.set().schema().sampleRateHz();
        if (rate != SpeechFrontEnd.SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException(
                    "--set must be for " + SpeechFrontEnd.SAMPLE_RATE_HZ + " Hz, which models" + " hear, but "
                            + named.identity() + " is for " + rate + " Hz; change its sampleRateHz");
        }
        return named.definition().orElse(named.identity());
    }

    static TrainingProgress progress(PrintWriter err) {
        return new TrainingProgress(
                line -> {
                    err.println(line);
                    err.flush();
                },
                InstantSource.system());
    }
}
