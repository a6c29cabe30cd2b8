package dev.undertone.training.experiment;

import dev.undertone.corpora.Utterance;
import dev.undertone.training.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Seconds of speech in the recordings of an experiment, measured when first asked for and kept in the run's folder. */
final class SpeechLengths {

    /** Measures one recording. */
    @FunctionalInterface
    interface Measure {
        double seconds(Utterance utterance) throws IOException;
    }

    private final List<Utterance> utterances;
    private final Measure measure;
    private final Path file;
    private final int jobs;
    private final TrainingProgress progress;
    private @Nullable Map<Utterance, Double> known;

    /** @param jobs how many recordings are decoded at once */
    SpeechLengths(List<Utterance> utterances, Measure measure, Path file, int jobs, TrainingProgress progress) {
        this.utterances = List.copyOf(utterances);
        this.measure = measure;
        this.file = file;
        this.jobs = jobs;
        this.progress = progress;
    }

    /** Of all recordings. */
    synchronized Map<Utterance, Double> seconds() throws IOException {
        if (known == null) {
            List<Double> lengths = new ArrayList<>();
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> lengths.add(Double.parseDouble(line)));
            }
            if (lengths.size() != utterances.size()) {
                lengths.clear();
                lengths.addAll(measured());
                Files.write(file, lengths.stream().map(String::valueOf).toList());
            }
            Map<Utterance, Double> all = new HashMap<>();
            for (int i = 0; i < lengths.size(); i++) {
                all.put(utterances.get(i), lengths.get(i));
            }
            known = all;
        }
        return known;
    }

    private List<Double> measured() throws IOException {
        progress.say("measuring the speech in " + utterances.size() + " recordings");
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Double>> running = utterances.stream()
                    .map(u -> threads.submit(() -> measure.seconds(u)))
                    .toList();
            List<Double> lengths = new ArrayList<>();
            for (Future<Double> one : running) {
                lengths.add(one.get());
            }
            return lengths;
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while decoding; run again to go on", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
