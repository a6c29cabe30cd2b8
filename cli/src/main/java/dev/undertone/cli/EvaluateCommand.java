package dev.undertone.cli;

import dev.undertone.training.TrainingProgress;
import dev.undertone.training.experiment.ExperimentReport;
import dev.undertone.training.experiment.ExperimentResult;
import dev.undertone.training.experiment.ExperimentRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code undertone evaluate}: how well the recipe does on speakers it never heard. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Trains and tests the model's recipe in speaker-disjoint folds and prints the whole report.",
        footer = {
            "",
            "The report goes to standard output; predictions.csv, report.txt, report.html, report.json, metrics.json and",
            "plots/ lie in the run's folder. An interrupted run goes on where it stopped when the same command is given again."
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final TrainingOptions options = new TrainingOptions();

    @Option(
            names = "--out",
            paramLabel = "RUN",
            defaultValue = "undertone-evaluation",
            description = "The run's folder (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--folds",
            split = ",",
            paramLabel = "N",
            description = "Only these test folds, counted from 1 (default: all); a partial report says so.")
    private List<Integer> folds = List.of();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        TrainingProgress progress = TrainingOptions.progress(spec.commandLine().getErr());
        ExperimentRun opened = options.open("evaluation", run, spec.commandLine(), progress);
        List<Integer> chosen = chosen(opened.parts());
        ExperimentResult result = opened.result(chosen);
        ExperimentReport report = new ExperimentReport(opened, result);
        if (chosen.size() == opened.parts()) {
            report.save();
            report.saveMain(run.resolve("report.json"));
        }
        out.print(report.text());
        return 0;
    }

    private List<Integer> chosen(int count) {
        List<Integer> chosen = new ArrayList<>();
        for (int fold = 1; fold <= count; fold++) {
            if (folds.isEmpty() || folds.contains(fold)) {
                chosen.add(fold - 1);
            }
        }
        if (chosen.size() < folds.stream().distinct().count()) {
            throw new ParameterException(spec.commandLine(), "folds must be in 1.." + count + " but were " + folds);
        }
        return chosen;
    }
}
