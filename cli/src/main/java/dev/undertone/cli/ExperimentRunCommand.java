package dev.undertone.cli;

import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.training.FeatureCache;
import dev.undertone.training.FeatureExtraction;
import dev.undertone.training.TrainingProgress;
import dev.undertone.training.experiment.BundleMaker;
import dev.undertone.training.experiment.ExperimentFile;
import dev.undertone.training.experiment.ExperimentReport;
import dev.undertone.training.experiment.ExperimentResult;
import dev.undertone.training.experiment.ExperimentRun;
import dev.undertone.training.experiment.ExperimentSpec;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone experiment run}: one experiment, from its file to its report and model. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the experiment that a YAML file describes, or goes on with it where it was stopped.",
        footer = {
            "",
            "The run's folder holds experiment.yaml (every default written out), environment.json, metrics.json,",
            "predictions.csv, report.txt, report.html, plots/, model.undertone and parts/, the finished parts that are",
            "never computed again. A test that leaks is refused; with allowLeak: true in the file it runs, and everything",
            "it prints, draws and saves says that it is optimistic, and why.",
            "",
            "Example:",
            "  undertone experiment run experiments/ravdess-lr.yaml --out runs/ravdess-lr"
        })
final class ExperimentRunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.yaml", description = "The experiment.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The run's folder. Default: runs/NAME.")
    private @Nullable Path out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Parts worked on at once; the results do not depend on it. Default: the number of cores.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--corpora",
            paramLabel = "DIR",
            defaultValue = "${env:UNDERTONE_CORPORA}",
            description = "Where a corpus is looked for that is not beside the file. Default: the folder that the"
                    + " variable UNDERTONE_CORPORA names.")
    private @Nullable Path corpora;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where computed features are kept. Default: ~/.cache/undertone/features.")
    private @Nullable Path cache;

    @Option(names = "--no-model", description = "Train no model on all speakers in the end.")
    private boolean noModel;

    @Option(
            names = "--embed-audio",
            description = "Make the surest mistakes playable in the report, which then holds them.")
    private boolean embedAudio;

    @Override
    public Integer call() throws Exception {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs must be at least 1 but was " + jobs);
        }
        ExperimentSpec experiment = read();
        Path folder = out == null ? Path.of("runs", experiment.name()) : out;
        try (OpenEncoders encoders = OpenEncoders.of(experiment.encoders())) {
            run(experiment, encoders, folder);
        }
        return 0;
    }

    private void run(ExperimentSpec experiment, OpenEncoders encoders, Path folder) throws Exception {
        PrintWriter standardOutput = spec.commandLine().getOut();
        TrainingProgress progress = TrainingOptions.progress(spec.commandLine().getErr());
        ExperimentRun run = ExperimentRun.open(
                experiment,
                folder,
                new ExperimentRun.Surroundings(
                        new FeatureCache(FeatureFolders.cache(cache), new FeatureExtraction(encoders.featureSets())),
                        FeatureFolders.sounds(cache),
                        jobs,
                        InstantSource.system(),
                        progress));
        Files.writeString(folder.resolve("environment.json"), RunEnvironment.json());
        ExperimentResult result = run.result();
        ExperimentReport report = new ExperimentReport(run, result);
        report.save();
        standardOutput.print(report.text());
        standardOutput.flush();
        model(experiment, run, result, folder.resolve("model.undertone"), progress);
        progress.say("the report is " + folder.resolve("report.html"));
    }

    private ExperimentSpec read() throws Exception {
        try {
            ExperimentSpec read = ExperimentFile.read(file, Optional.ofNullable(corpora));
            return embedAudio ? read.withAudio() : read;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void model(
            ExperimentSpec experiment,
            ExperimentRun run,
            ExperimentResult result,
            Path bundle,
            TrainingProgress progress)
            throws Exception {
        Optional<String> obstacle = BundleMaker.obstacle(experiment);
        if (noModel || obstacle.isPresent()) {
            obstacle.ifPresent(why -> progress.say("no model is made: " + why));
            return;
        }
        if (Files.exists(bundle)) {
            return;
        }
        ModelBundle made = new BundleMaker(run)
                .make(
                        result,
                        new BundleMaker.Options(
                                new ModelInfo(experiment.name(), "1"),
                                "undertone experiment run " + file.getFileName(),
                                Undertone.version()));
        made.write(bundle);
        result.caveat().ifPresent(caveat -> progress.say("the model's card says: " + caveat.text()));
        progress.say("the model is " + bundle);
    }
}
