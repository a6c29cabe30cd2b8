package dev.undertone.cli;

import dev.undertone.cli.explore.ClipMap;
import dev.undertone.cli.explore.ClipMeasures;
import dev.undertone.cli.explore.Exploration;
import dev.undertone.cli.explore.ExplorationPage;
import dev.undertone.cli.explore.ExploredClip;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.Utterance;
import dev.undertone.training.FeatureCache;
import dev.undertone.training.FeatureSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone explore}: corpora in, one page that shows what is in them out. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the recordings of one or more corpora and shows them as one self-contained page: counts, durations,"
                    + " loudness and pitch by emotion, an example of each emotion, which features tell emotions apart, a map"
                    + " of the recordings by emotion and by speaker, and how well they were recorded.",
            ""
        },
        footer = {
            "",
            "What was measured is kept, so that a second run, or one that was cut off, is quick.",
            "",
            "Exit codes: 0 all well, 1 wrong usage, 2 no corpus there or at least one recording could not be measured (the",
            "page is written and names it).",
            "",
            "Examples:",
            "  undertone explore corpora/emodb --out emodb.html",
            "  undertone explore corpora/ravdess corpora/crema-d --merge calm=neutral --emotions shared --limit 1000"
                    + " --out both.html"
        })
final class ExploreCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "CORPUS",
            description = "Folders or tables of labelled recordings, see undertone corpus list.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The page to write, such as report.html.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private final LabelOptions labels = new LabelOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description =
                    "Measure at most so many recordings of each corpus, drawn by lot; all are counted. Default: all.")
    private @Nullable Integer limit;

    @Option(
            names = "--map-clips",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Put at most so many recordings on the maps, drawn by lot. Default: ${DEFAULT-VALUE}.")
    private int mapClips;

    @Option(
            names = "--embed-audio",
            description = "Carry the example recordings along, so that they can be played. Share such a page only where"
                    + " the corpus's licence lets you.")
    private boolean embedAudio;

    @Option(names = "--seed", defaultValue = "1", description = "Where chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--jobs", paramLabel = "N", description = "Recordings measured at once. Default: one per core.")
    private @Nullable Integer jobs;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where measurements are kept. Default: ~/.cache/undertone/features.")
    private @Nullable Path cache;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Exploration.Options options = options();
        List<Corpus> corpora = read(err);
        List<Utterance> chosen = new ArrayList<>();
        corpora.forEach(c -> chosen.addAll(ClipMap.drawn(c.utterances(), options.limit(), seed)));
        List<ExploredClip> clips = new ArrayList<>();
        Map<Utterance, String> failures = new LinkedHashMap<>();
        measure(chosen, clips, failures);
        failures.values().forEach(reason -> err.println("undertone: " + reason));
        if (clips.isEmpty()) {
            throw new IOException("no recording could be measured, so there is nothing to show");
        }
        write(ExplorationPage.of(new Exploration(corpora, clips, failures, map(clips), options)));
        PrintWriter out = spec.commandLine().getOut();
        out.println(file);
        out.flush();
        return failures.isEmpty() ? 0 : Undertone.FAILED;
    }

    private Exploration.Options options() {
        if (jobs != null && jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs must be at least 1 but was " + jobs);
        }
        if (limit != null && limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1 but was " + limit);
        }
        if (Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "--out must be a file but " + file + " is a folder");
        }
        try {
            return new Exploration.Options(limit == null ? 0 : limit, mapClips, embedAudio, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private List<Corpus> read(PrintWriter err) throws IOException {
        List<Corpus> read = new ArrayList<>();
        for (Path path : paths) {
            Corpus corpus = CorpusCatalog.read(path);
            corpus.warnings().forEach(warning -> err.println("warning: " + warning));
            if (corpus.utterances().isEmpty()) {
                throw new IOException(path + ": no recording with a label there");
            }
            read.add(corpus);
        }
        return labels.apply(read, spec.commandLine());
    }

    private void measure(List<Utterance> chosen, List<ExploredClip> clips, Map<Utterance, String> failures)
            throws IOException {
        FeatureSource source = new FeatureCache(FeatureFolders.cache(cache), new ClipMeasures());
        OptionalLong total = OptionalLong.of(chosen.size());
        try (ProgressMeter meter = new ProgressMeter(Terminal.showsProgress(), "measuring", " files", 1)) {
            OrderedBatch.run(
                    chosen,
                    jobs == null ? Runtime.getRuntime().availableProcessors() : jobs,
                    utterance -> ClipMeasures.clip(utterance, source),
                    new OrderedBatch.Sink<Utterance, ExploredClip>() {
                        @Override
                        public void accept(Utterance utterance, ExploredClip clip) {
                            clips.add(clip);
                            meter.to(clips.size() + failures.size(), total);
                        }

                        @Override
                        public void failed(Utterance utterance, Exception failure) {
                            failures.put(utterance, reason(utterance, failure));
                            meter.to(clips.size() + failures.size(), total);
                        }
                    });
        }
    }

    private static String reason(Utterance utterance, Exception failure) {
        String name = String.valueOf(utterance.file().getFileName());
        // Where recordings lie on this machine is nobody's business who is sent the page.
        String message = Undertone.message(failure).replace(utterance.file().toString(), name);
        return message.contains(name) ? message : name + ": " + message;
    }

    private Optional<ClipMap> map(List<ExploredClip> clips) {
        if (clips.size() < ClipMap.LEAST_CLIPS) {
            return Optional.empty();
        }
        OptionalLong total = OptionalLong.of(ClipMap.iterations());
        try (ProgressMeter meter = new ProgressMeter(Terminal.showsProgress(), "mapping", " steps", 1)) {
            return Optional.of(ClipMap.of(clips, mapClips, seed, done -> meter.to(done, total)));
        }
    }

    /** Beside its place first, so that a run cut short leaves no half of a page. */
    private void write(String page) throws IOException {
        Path target = file.toAbsolutePath();
        if (target.getParent() != null) {
            Files.createDirectories(target.getParent());
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.writeString(partial, page);
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
