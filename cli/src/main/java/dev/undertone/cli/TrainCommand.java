package dev.undertone.cli;

import dev.undertone.corpora.Corpus;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.training.TrainingProgress;
import dev.undertone.training.experiment.BundleMaker;
import dev.undertone.training.experiment.ExperimentReport;
import dev.undertone.training.experiment.ExperimentResult;
import dev.undertone.training.experiment.ExperimentRun;
import dev.undertone.training.experiment.ModelPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        TrainingProgress progress = TrainingOptions.progress(spec.commandLine().getErr());
        Path folder = run == null ? besides(file) : run;
        ExperimentRun opened = options.open("evaluation", folder, spec.commandLine(), progress);
        ExperimentResult result = opened.result();
        ExperimentReport report = new ExperimentReport(opened, result);
        report.save();
        report.saveMain(folder.resolve("report.json"));
        String modelName = name == null ? name(result.corpora()) : name;
        ModelBundle bundle = new BundleMaker(opened)
                .make(
                        result,
                        new BundleMaker.Options(
                                new ModelInfo(modelName, version),
                                commandLine(result, modelName),
                                Undertone.version()));
        bundle.write(file);
        int clips =
                result.corpora().stream().mapToInt(c -> c.utterances().size()).sum();
        out.println(file + ": " + Files.size(file) + " bytes, trained on " + clips + " clips");
        return 0;
    }

    private static Path besides(Path file) {
        String stem = String.valueOf(file.getFileName());
        return file.resolveSibling(stem.replaceFirst("\\.[^.]*$", "") + "-evaluation");
    }

    private static String name(List<Corpus> corpora) {
        return "undertone-" + corpora.stream().map(c -> c.descriptor().id()).collect(Collectors.joining("-"));
    }

    /** The command with the corpora's names for their places, which change nothing and are nobody's business. */
    private String commandLine(ExperimentResult result, String modelName) throws IOException {
        return "undertone train "
                + result.corpora().stream()
                        .map(c -> "--corpus " + c.descriptor().id())
                        .collect(Collectors.joining(" "))
                + " --seed " + options.seed() + " --members "
                + result.spec().models().stream().map(ModelPart::name).collect(Collectors.joining(","))
                + options.setOption()
                + " --name "
                + modelName
                + " --model-version " + version + " --out " + file.getFileName();
    }
}
