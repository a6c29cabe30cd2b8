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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The identities of all recordings of an experiment, listened to once and kept in the run's folder. */
final class AudioIdentities {

    private AudioIdentities() {}

    /** @param jobs how many recordings are decoded at once */
    static Map<Utterance, Optional<String>> of(
            List<Utterance> utterances, AudioIdentity identity, Path file, int jobs, TrainingProgress progress)
            throws IOException {
        Map<Utterance, Optional<String>> known = new HashMap<>();
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() == utterances.size()) {
                for (int i = 0; i < lines.size(); i++) {
                    known.put(utterances.get(i), Optional.of(lines.get(i)).filter(hash -> !hash.equals("-")));
                }
                return known;
            }
        }
        progress.say("listening for duplicates among " + utterances.size() + " recordings");
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Optional<String>>> running = new ArrayList<>();
            for (Utterance u : utterances) {
                running.add(threads.submit(() -> identity.of(u)));
            }
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < running.size(); i++) {
                Optional<String> hash = running.get(i).get();
                known.put(utterances.get(i), hash);
                lines.add(hash.orElse("-"));
            }
            Files.write(file, lines);
            return known;
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
