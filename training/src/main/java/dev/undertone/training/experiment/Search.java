package dev.undertone.training.experiment;

import dev.undertone.training.TrainingProgress;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a strategy's trials, several at once, each written down as soon as it is known. */
final class Search {

    /** What a trial is worth. */
    @FunctionalInterface
    interface Objective {
        double uar(Trial trial) throws IOException;
    }

    private final SearchSpec spec;
    private final int jobs;
    private final InstantSource clock;
    private final TrainingProgress progress;

    /** @param jobs how many trials run at once */
    Search(SearchSpec spec, int jobs, InstantSource clock, TrainingProgress progress) {
        this.spec = spec;
        this.jobs = jobs;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Every trial with its result, in order of their numbers. Those in the journal are not run again.
     *
     * @param name of the search, for messages
     */
    List<ScoredTrial> run(String name, Objective objective, long seed, SearchJournal journal) throws IOException {
        Optional<Instant> deadline = spec.minutes().isPresent()
                ? Optional.of(clock.instant()
                        .plusMillis((long) (60_000 * spec.minutes().getAsDouble())))
                : Optional.empty();
        SearchStrategy strategy = SearchStrategy.of(spec, seed);
        List<ScoredTrial> all = new ArrayList<>();
        List<Trial> batch = strategy.next(List.of());
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            while (!batch.isEmpty()) {
                List<Future<Optional<ScoredTrial>>> running = new ArrayList<>();
                for (Trial trial : batch) {
                    running.add(threads.submit(() -> scored(name, trial, objective, journal, deadline)));
                }
                List<ScoredTrial> done = new ArrayList<>();
                for (Future<Optional<ScoredTrial>> result : running) {
                    result.get().ifPresent(done::add);
                }
                all.addAll(done);
                boolean outOfTime = done.size() < batch.size();
                batch = outOfTime ? List.of() : strategy.next(done);
            }
        } catch (ExecutionException e) {
            throw new IOException(name + ": " + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while searching; run again to go on", e);
        } finally {
            threads.shutdownNow();
        }
        if (all.isEmpty()) {
            throw new IOException(name + ": no trial was finished in " + spec.minutes() + " minutes; give it more");
        }
        return all;
    }

    /** The winner among trials on all clips; where time ran out before there was one, among those on most. */
    static ScoredTrial best(List<ScoredTrial> trials) {
        double most = trials.stream().mapToDouble(t -> t.trial().share()).max().orElseThrow();
        return trials.stream()
                .filter(t -> t.trial().share() == most)
                .min(SearchStrategy.BEST_FIRST)
                .orElseThrow();
    }

    private Optional<ScoredTrial> scored(
            String name, Trial trial, Objective objective, SearchJournal journal, Optional<Instant> deadline)
            throws IOException {
        Optional<Double> known = journal.uar(trial);
        if (known.isPresent()) {
            return Optional.of(new ScoredTrial(trial, known.get()));
        }
        Instant start = clock.instant();
        if (deadline.isPresent() && !start.isBefore(deadline.get())) {
            return Optional.empty();
        }
        double uar = objective.uar(trial);
        double seconds = (clock.millis() - start.toEpochMilli()) / 1000.0;
        ScoredTrial scored = new ScoredTrial(trial, uar);
        Optional<ScoredTrial> best = journal.add(scored, seconds);
        progress.say(String.format(
                Locale.ROOT,
                "%s: trial %d of at most %d: UAR %.4f%s, %.1f s, %s",
                name,
                trial.number(),
                spec.trials(),
                uar,
                best.map(b -> String.format(
                                Locale.ROOT,
                                " (best %.4f, trial %d)",
                                b.uar(),
                                b.trial().number()))
                        .orElse(""),
                seconds,
                trial.describe()));
        return Optional.of(scored);
    }
}
