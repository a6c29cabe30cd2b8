package dev.undertone.training.experiment;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.LabelChoice;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.corpora.split.Leak;
import dev.undertone.corpora.split.LeakException;
import dev.undertone.corpora.split.LeakGuard;
import dev.undertone.corpora.split.LeakKind;
import dev.undertone.corpora.split.Sides;
import dev.undertone.corpora.split.Split;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.evaluation.Prediction;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.FeatureSource;
import dev.undertone.training.Seeds;
import dev.undertone.training.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One experiment in one folder. Made again for the same folder it goes on where it stopped: every scoring is written down
 * as soon as it is done and never computed again, and chance is drawn for each part by itself.
 */
public final class ExperimentRun {

    /**
     * What a run needs of its surroundings.
     *
     * @param features where they come from
     * @param identity how the same sound is known again
     * @param jobs how many parts are worked on at once; the results do not depend on it
     */
    public record Surroundings(
            FeatureSource features, AudioIdentity identity, int jobs, InstantSource clock, TrainingProgress progress) {}

    private static final String FINAL = "final";
    private static final LabelChoice.Words KEYS =
            new LabelChoice.Words("labels: emotions", "labels: {merge: [calm=neutral]}");

    private final ExperimentSpec spec;
    private final Surroundings around;
    private final List<Corpus> corpora;
    private final LabelSet labels;
    private final RunFolder folder;
    private final List<ClipCopy> clips;
    private final List<Split> splits;
    private final ClipStore store;
    private final SpeechLengths lengths;
    private final EnsembleScorer scorer;
    private final InnerTuning tuning;

    private ExperimentRun(
            ExperimentSpec spec, Surroundings around, List<Corpus> corpora, LabelSet labels, RunFolder folder)
            throws IOException {
        this.spec = spec;
        this.around = around;
        this.corpora = corpora;
        this.labels = labels;
        this.folder = folder;
        List<Utterance> utterances =
                corpora.stream().flatMap(c -> c.utterances().stream()).toList();
        int copies = spec.copies().beforeSplit() ? spec.copies().count() : 0;
        this.clips = utterances.stream()
                .flatMap(u -> IntStream.rangeClosed(0, copies).mapToObj(copy -> new ClipCopy(u, copy)))
                .toList();
        Map<Utterance, Optional<String>> content =
                AudioIdentities.of(utterances, around.identity(), folder.sounds(), around.jobs(), around.progress());
        this.splits = splits(new LeakGuard(
                u -> content.getOrDefault(u, Optional.empty()), spec.split().sentencesApart(), this::heardBefore));
        this.store = new ClipStore(
                around.features(),
                clips,
                labels,
                spec.classWeights(),
                spec.copies(),
                spec.seed(),
                around.jobs(),
                around.progress());
        this.lengths = new SpeechLengths(
                utterances,
                around.features()::speechSeconds,
                folder.file("speech.txt"),
                around.jobs(),
                around.progress());
        this.scorer = new EnsembleScorer(store, lengths, labels, spec.seed(), folder.parts(), around.progress());
        this.tuning = new InnerTuning(spec, scorer, this::search);
    }

    /**
     * Reads the corpora and begins the run, or goes on with the one in the folder.
     *
     * @throws LeakException if something of the test would be known in training and the experiment does not allow it
     * @throws IOException if a corpus cannot be read, or the folder holds a run with other settings
     */
    public static ExperimentRun open(ExperimentSpec spec, Path folder, Surroundings around) throws IOException {
        List<Corpus> read = new ArrayList<>();
        for (CorpusSource source : spec.corpora()) {
            Corpus corpus = source.read();
            corpus.warnings().forEach(warning -> around.progress().say("warning: " + warning));
            read.add(corpus);
        }
        return open(spec, read, folder, around);
    }

    /**
     * The same with corpora that were read before.
     *
     * @param read in the order of the experiment's corpora
     */
    public static ExperimentRun open(ExperimentSpec spec, List<Corpus> read, Path folder, Surroundings around)
            throws IOException {
        for (NormalisationMode row : spec.normalisations()) {
            if (!spec.allowLeak() && !spec.askedLeaks(row).isEmpty()) {
                throw new LeakException("experiment " + spec.name(), spec.askedLeaks(row));
            }
        }
        List<Corpus> corpora = spec.labels().apply(read, KEYS);
        List<Emotion> present = corpora.stream()
                .flatMap(c -> c.labels().emotions().stream())
                .distinct()
                .sorted()
                .toList();
        return new ExperimentRun(spec, around, corpora, new LabelSet(present), RunFolder.open(folder, spec, corpora));
    }

    private boolean heardBefore(Utterance utterance) {
        Stream<CorpusDescriptor> read = corpora.stream().map(Corpus::descriptor);
        String corpus = Stream.concat(read, CorpusCatalog.descriptors().stream())
                .filter(d -> d.id().equals(utterance.corpus()))
                .map(CorpusDescriptor::title)
                .findFirst()
                .orElse(utterance.corpus());
        return spec.models().stream()
                .flatMap(m -> m.start().stream())
                .anyMatch(start -> start.mayHaveHeard(utterance, corpus));
    }

    private List<Split> splits(LeakGuard guard) {
        List<Split> guarded = new ArrayList<>();
        for (Sides sides : spec.split().sides(clips, spec.seed())) {
            guarded.add(spec.allowLeak() ? Split.leaky(sides, guard) : Split.sound(sides, guard));
        }
        return guarded;
    }

    /** How many parts there are to test. */
    public int parts() {
        return splits.size();
    }

    /** All parts; what is done already is only read. */
    public ExperimentResult result() throws IOException {
        return result(IntStream.range(0, splits.size()).boxed().toList());
    }

    /**
     * Some of the parts.
     *
     * @param chosen from 0
     */
    public ExperimentResult result(List<Integer> chosen) throws IOException {
        // A search uses the threads itself.
        int atOnce = spec.search().isPresent() ? 1 : around.jobs();
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            Map<NormalisationMode, List<Future<FoldOutcome>>> running = new LinkedHashMap<>();
            for (NormalisationMode row : spec.normalisations()) {
                List<Future<FoldOutcome>> folds = new ArrayList<>();
                for (int fold : chosen) {
                    folds.add(threads.submit(() -> fold(fold, row)));
                }
                running.put(row, folds);
            }
            List<RowResult> rows = new ArrayList<>();
            for (Map.Entry<NormalisationMode, List<Future<FoldOutcome>>> row : running.entrySet()) {
                List<FoldOutcome> folds = new ArrayList<>();
                for (Future<FoldOutcome> fold : row.getValue()) {
                    folds.add(fold.get());
                }
                rows.add(new RowResult(row.getKey(), folds, leaks(row.getKey(), chosen)));
            }
            return new ExperimentResult(
                    spec, corpora, labels, chosen.size(), splits.size(), rows, importance(rows.get(0)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted; run again to go on", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One leak of each kind, of all parts together. */
    private List<Leak> leaks(NormalisationMode row, List<Integer> chosen) {
        Map<LeakKind, Leak> leaks = new LinkedHashMap<>();
        for (int fold : chosen) {
            splits.get(fold).leaks().forEach(leak -> leaks.putIfAbsent(leak.kind(), leak));
        }
        spec.askedLeaks(row).forEach(leak -> leaks.putIfAbsent(leak.kind(), leak));
        return List.copyOf(leaks.values());
    }

    private FoldOutcome fold(int fold, NormalisationMode row) throws IOException {
        Split split = splits.get(fold);
        String where = split.name();
        Path journal = journal(where, row);
        boolean onTest = spec.search().filter(SearchSpec::onTest).isPresent();
        Decision decision = onTest
                ? tuning.decideOnTest(where, fold, split, row, journal)
                : tuning.decide(where, fold, split.train(), strangers(fold), row, journal);
        PermutationImportance inspection =
                new PermutationImportance(labels.size(), spec.report().importanceRepeats(), spec.seed());
        Map<String, List<Prediction>> members =
                scorer.scored(where, "outer", fold, split, decision.models(), decision.frontEnd(), row, inspection);
        return new FoldOutcome(split.name(), decision, members, EnsembleScorer.averaged(decision.models(), members));
    }

    /** Of the training side those whom the next part tests, where they are strangers to all its others. */
    private List<ClipCopy> strangers(int fold) {
        if (!spec.split().partsAreStrangers() || splits.size() < 3) {
            return List.of();
        }
        Set<ClipCopy> trained = new HashSet<>(splits.get(fold).train());
        return splits.get((fold + 1) % splits.size()).test().stream()
                .filter(trained::contains)
                .toList();
    }

    private List<Importance> importance(RowResult main) throws IOException {
        List<Path> scorings = new ArrayList<>();
        for (FoldOutcome fold : main.folds()) {
            Path parts = folder.parts()
                    .resolve(fold.split())
                    .resolve(main.normalisation().id());
            try (Stream<Path> files = Files.list(parts)) {
                files.filter(f -> f.getFileName().toString().matches("outer-.*\\.csv"))
                        .sorted()
                        .forEach(scorings::add);
            }
        }
        return PermutationImportance.read(scorings);
    }

    private Path journal(String where, NormalisationMode row) {
        return folder.parts().resolve(where).resolve(row.id()).resolve("search.csv");
    }

    private List<ScoredTrial> search(String name, Search.Objective objective, long seed, Path journal)
            throws IOException {
        SearchSpec search = spec.search().orElseThrow();
        return new Search(search, around.jobs(), around.clock(), around.progress())
                .run(name, objective, seed, SearchJournal.open(journal));
    }

    /** The decision for a model that learns from all speakers, whom nobody is left to test on. */
    Decision finalDecision(RowResult row) throws IOException {
        if (spec.search().filter(s -> !s.onTest()).isPresent()) {
            Path journal = journal(FINAL, row.normalisation());
            return tuning.decide(FINAL, 0, clips, List.of(), row.normalisation(), journal);
        }
        // Without a search, or with one on test clips, the first fold's settings hold.
        Decision first = row.folds().get(0).decision();
        return first.frontEnds().isEmpty() ? first : first.with(bestFrontEnd(row));
    }

    /** The front end that was best on the inner speakers of all folds together. */
    private static FrontEndOptions bestFrontEnd(RowResult row) {
        return row.folds().get(0).decision().frontEnds().keySet().stream()
                .max(Comparator.comparingDouble((FrontEndOptions candidate) -> row.folds().stream()
                                .mapToDouble(f -> f.decision().frontEnds().getOrDefault(candidate, 0.0))
                                .sum())
                        .thenComparing(FrontEndNames::of))
                .orElseThrow();
    }

    SpeechLengths lengths() {
        return lengths;
    }

    LabelSet labels() {
        return labels;
    }

    ClipStore store() {
        return store;
    }

    ExperimentSpec spec() {
        return spec;
    }

    Surroundings around() {
        return around;
    }

    RunFolder folder() {
        return folder;
    }

    List<ClipCopy> clips() {
        return clips;
    }

    long seed(String part) {
        return Seeds.derive(spec.seed(), part);
    }
}
