package dev.undertone.cli;

import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.PredictionsCsv;
import dev.undertone.evaluation.RunComparison;
import dev.undertone.evaluation.RunComparisonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone experiment compare}: whether one run is really better than another. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares two runs on the clips that both tested: McNemar's test, and 95 %% intervals of the"
                + " difference resampling speakers.")
final class ExperimentCompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A run's folder, or a table of predictions.")
    @SuppressWarnings("NullAway.Init")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    @SuppressWarnings("NullAway.Init")
    private Path second;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Prediction> one = PredictionsCsv.read(table(first));
        List<Prediction> other = PredictionsCsv.read(table(second));
        RunComparison comparison = RunComparison.of(one, other);
        List<String> caveats = Stream.of(first, second)
                .flatMap(path -> caveat(path).map(text -> path + ": " + text).stream())
                .toList();
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? RunComparisonText.json(comparison, caveats)
                                : RunComparisonText.render(comparison, first.toString(), second.toString(), caveats));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static Path table(Path run) {
        return Files.isDirectory(run) ? run.resolve("predictions.csv") : run;
    }

    private static Optional<String> caveat(Path run) {
        try {
            return PredictionsCsv.caveat(table(run));
        } catch (IOException e) {
            return Optional.empty(); // it was read a moment ago, and the figures are what is asked for
        }
    }
}
