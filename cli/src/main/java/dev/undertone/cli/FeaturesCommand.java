package dev.undertone.cli;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.cli.FeatureItems.Item;
import dev.undertone.cli.table.TableSchema;
import dev.undertone.cli.table.TableWriter;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.FeatureStore;
import dev.undertone.features.NamedFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone features}: recordings in, a table of numbers out. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Computes acoustic features of recordings and writes them as a table for pandas, R or Weka.",
            "",
            "One row per file; with --window one per window, with --lld one per frame. A corpus gives each row its"
                    + " labels. Sets are built in (--list) or put together in a small file (docs/feature-sets.md).",
            ""
        },
        footer = {
            "",
            "What was computed is kept: the same command goes on where an interrupted one stopped and gives the same"
                    + " bytes.",
            "Exit codes: 0 all well, 1 wrong usage, 2 at least one recording could not be used (its row is left out).",
            "",
            "Examples:",
            "  undertone features --list",
            "  undertone features --describe tutorial-180",
            "  undertone features recordings/ --set functionals-v1 --out features.csv",
            "  undertone features --corpus RAVDESS --set functionals-v1 --format arff --out ravdess.arff",
            "  undertone features meeting.flac --set functionals-v1 --window 5 --hop 1 --format jsonl",
            "  undertone features call.wav --set my-voice.yaml --lld --format npy --out call.npy"
        })
final class FeaturesCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "INPUT",
            description = "Recordings, folders of them, or - for standard input. The format is found by content.")
    private List<String> inputs = List.of();

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "A labelled corpus (undertone corpus list), a folder per emotion, or a table"
                    + " file,emotion,speaker with start and end where a row is a part of a file. Each row of the"
                    + " features gets its labels. Repeat it for several.")
    private List<Path> corpora = List.of();

    @Option(
            names = {"-s", "--set"},
            paramLabel = "ID|FILE",
            description = "Feature set, built in or defined in a file. Default: functionals-v1.")
    private String set = "functionals-v1";

    @Option(names = "--lld", description = "A row per frame: the low-level descriptors that the set sums up.")
    private boolean lowLevel;

    @Option(names = "--window", paramLabel = "SECONDS", description = "A row per window of this length.")
    private @Nullable Double windowSeconds;

    @Option(
            names = "--hop",
            paramLabel = "SECONDS",
            description = "From one window's start to the next. Default: the window, so that they meet.")
    private @Nullable Double hopSeconds;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "csv, arff (Weka), npy (NumPy, names beside it in FILE.json), json or jsonl. Default: csv.")
    private FeatureTableFormat format = FeatureTableFormat.CSV;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output.")
    private @Nullable Path out;

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "mix (the average), left, right or a number from 1. Default: mix.")
    private String channel = "mix";

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where computed features are kept. Default: ~/.cache/undertone/features.")
    private @Nullable Path cache;

    @Option(names = "--no-cache", description = "Compute everything anew and keep nothing.")
    private boolean noCache;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Recordings worked on at once. Default: the number of cores.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--list", description = "Show every built-in set and every feature for definition files.")
    private boolean list;

    @Option(names = "--describe", paramLabel = "ID|FILE", description = "Show a set's columns with their units.")
    private @Nullable String described;

    @Override
    public Integer call() throws IOException {
        PrintWriter standardOutput = spec.commandLine().getOut();
        if (list) {
            FeatureSetCatalogue.list(standardOutput);
            return 0;
        }
        if (described != null) {
            FeatureSetCatalogue.describe(named(described), standardOutput);
            return 0;
        }
        check();
        NamedFeatureSet named = named(set);
        FeatureSet features = features(named);
        ChannelSelection selection = usage(() -> ChannelSelection.parse(channel));
        if (selection instanceof ChannelSelection.Each) {
            throw wrong("--channel must be mix, left, right or a number here but was each; run once per channel");
        }
        Optional<FeatureWindows> windows = windows(features);
        FeatureItems items = FeatureItems.of(inputs, corpora, spec.commandLine().getErr());
        if (items.items().stream()
                        .filter(i -> i.recording().equals(Inputs.STANDARD_INPUT))
                        .count()
                > 1) {
            throw wrong("standard input (-) can be read once only");
        }
        if (items.items().isEmpty()) {
            spec.commandLine().getErr().println("undertone: no recordings in " + String.join(", ", inputs));
            return Undertone.FAILED;
        }
        Optional<FeatureStore> store =
                noCache ? Optional.empty() : Optional.of(new FeatureStore(FeatureFolders.cache(cache)));
        try (RecordingFiles files = new RecordingFiles(false)) {
            FeatureExtractionJob job = new FeatureExtractionJob(named, features, selection, windows, store, files);
            return write(job, items);
        }
    }

    private void check() {
        if (inputs.isEmpty() && corpora.isEmpty()) {
            throw wrong("name at least one recording, folder or --corpus; --list shows the feature sets");
        }
        if (jobs < 1) {
            throw wrong("--jobs must be at least 1 but was " + jobs);
        }
        if (format == FeatureTableFormat.PARQUET) {
            throw wrong("--format parquet is not written, because every Parquet writer for Java 17 brings Hadoop along;"
                    + " take csv or npy, which pandas and Spark turn into Parquet in one line");
        }
        if (format == FeatureTableFormat.NPY && out == null) {
            throw wrong("--format npy needs --out FILE");
        }
        if (hopSeconds != null && windowSeconds == null) {
            throw wrong("--hop needs --window");
        }
        if (lowLevel && windowSeconds != null) {
            throw wrong("--lld gives a row per frame and --window one per window; choose one of them");
        }
    }

    private NamedFeatureSet named(String idOrFile) throws IOException {
        try {
            return FeatureCatalog.named(idOrFile);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private FeatureSet features(NamedFeatureSet named) {
        if (named.set() instanceof UtteranceFeatureSet utterance) {
            return lowLevel
                    ? utterance
                            .lowLevel()
                            .orElseThrow(() -> wrong(
                                    named.identity() + " gives no rows per frame; leave --lld out or take another set"))
                    : utterance;
        }
        if (!lowLevel) {
            throw wrong(named.identity() + " has a row per frame; add --lld");
        }
        return named.set();
    }

    private Optional<FeatureWindows> windows(FeatureSet features) {
        if (windowSeconds == null) {
            return Optional.empty();
        }
        double seconds = windowSeconds;
        double hop = hopSeconds == null ? seconds : hopSeconds;
        FeatureWindows windows = usage(() -> new FeatureWindows(seconds, hop));
        FeatureSchema schema = features.schema();
        if (seconds * schema.sampleRateHz() < features.minimumSamples()) {
            throw wrong("--window must be at least "
                    + Math.ceil(1000.0 * features.minimumSamples() / schema.sampleRateHz()) / 1000 + " s for "
                    + schema.id() + " but was " + seconds);
        }
        return Optional.of(windows);
    }

    private int write(FeatureExtractionJob job, FeatureItems items) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        FeatureRows rows = new FeatureRows(job);
        TableSchema schema = new TableSchema(
                items.columns(), rows.positions(), job.features().schema().names());
        FeatureTableFile file = new FeatureTableFile(
                format, Optional.ofNullable(out), spec.commandLine().getOut());
        List<String> failures = new ArrayList<>();
        int[] done = {0};
        try (TableWriter table = file.open(job.set().identity(), schema);
                ProgressLine progress =
                        new ProgressLine(Terminal.showsProgress(), items.items().size())) {
            OrderedBatch.run(
                    items.items(),
                    Math.min(jobs, items.items().size()),
                    job::of,
                    new OrderedBatch.Sink<Item, FeatureStore.Rows>() {
                        @Override
                        public void accept(Item item, FeatureStore.Rows values) throws IOException {
                            rows.write(item, values, table);
                            progress.done(++done[0]);
                        }

                        @Override
                        public void failed(Item item, Exception failure) {
                            failures.add(item.name());
                            String message = Undertone.message(failure);
                            err.println("undertone: "
                                    + (failure instanceof AudioException ? message : item.name() + ": " + message));
                            progress.done(++done[0]);
                        }
                    });
        }
        if (!failures.isEmpty() && items.items().size() > 1) {
            err.println("undertone: " + failures.size() + " of " + items.items().size()
                    + " recordings could not be used; the table has the others");
        }
        return failures.isEmpty() ? 0 : Undertone.FAILED;
    }

    private <T> T usage(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
