package dev.undertone.cli;

import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.training.EnsembleRecipe;
import dev.undertone.training.EvaluationRun;
import dev.undertone.training.ExperimentReport;
import dev.undertone.training.FeatureSource;
import dev.undertone.training.ModelTraining;
import dev.undertone.training.TrainingProgress;
import dev.undertone.training.TrainingSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone train}: a model bundle from labelled recordings. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a model on all speakers of one or more corpora and writes it as a bundle.",
        footer = {
            "",
            "The bundle's temperature, threshold and figures come from an evaluation of the same recipe on speakers",
            "held out (undertone evaluate); a run that is not there or not complete is computed first. The same command,",
            "seed and machine give the same file."
        })
public final class TrainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final TrainingOptions options = new TrainingOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The bundle to write.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--evaluation",
            paramLabel = "RUN",
            description = "Folder of the evaluation run (default: FILE with -evaluation for its ending).")
    private @Nullable Path run;

    @Option(names = "--name", paramLabel = "NAME", description = "The model's name (default: undertone-CORPUS).")
    private @Nullable String name;

    @Option(
            names = "--model-version",
            paramLabel = "VERSION",
            defaultValue = "1",
            description = "The model's version (default: ${DEFAULT-VALUE}).")
    private String version = "1";

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        EnsembleRecipe recipe = options.recipe(spec.commandLine());
        TrainingSet set = options.read(spec.commandLine());
        FeatureSource features = options.features();
        TrainingProgress progress = TrainingOptions.progress(err);
        EvaluationRun evaluation = new EvaluationRun(
                run == null ? besides(file) : run,
                set,
                recipe,
                EvaluationRun.protocol(set, options.seed()),
                features,
                options.jobs(),
                progress);
        ExperimentReport report = evaluation.report();
        evaluation.save(report);
        String modelName = name == null ? name(set) : name;
        ModelBundle bundle = new ModelTraining(recipe, set, features, options.jobs(), progress)
                .train(
                        report,
                        evaluation.protocol(report),
                        new ModelTraining.Options(
                                new ModelInfo(modelName, version),
                                options.seed(),
                                commandLine(set, recipe, modelName),
                                Undertone.version()));
        bundle.write(file);
        out.println(file + ": " + Files.size(file) + " bytes, trained on "
                + set.utterances().size() + " clips");
        return 0;
    }

    private static Path besides(Path file) {
        String stem = String.valueOf(file.getFileName());
        return file.resolveSibling(stem.replaceFirst("\\.[^.]*$", "") + "-evaluation");
    }

    private static String name(TrainingSet set) {
        return "undertone-"
                + set.corpora().stream().map(c -> c.descriptor().id()).collect(Collectors.joining("-"));
    }

    /** The command with the corpora's names for their places, which change nothing and are nobody's business. */
    private String commandLine(TrainingSet set, EnsembleRecipe recipe, String modelName) throws IOException {
        return "undertone train "
                + set.corpora().stream()
                        .map(c -> "--corpus " + c.descriptor().id())
                        .collect(Collectors.joining(" "))
                + " --seed " + options.seed() + " --members " + String.join(",", recipe.names()) + options.setOption()
                + " --name "
                + modelName
                + " --model-version " + version + " --out " + file.getFileName();
    }
}
