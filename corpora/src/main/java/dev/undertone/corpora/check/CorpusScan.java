package dev.undertone.corpora.check;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.SkippedFile;
import dev.undertone.corpora.Utterance;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What the audio of a corpus is like, also of recordings that were left out although their names could be read.
 *
 * @param clips in the corpus's order, the left-out ones last
 * @param unreadable why some could not be decoded
 */
public record CorpusScan(Corpus corpus, Map<Utterance, ClipScan> clips, Map<Utterance, String> unreadable) {

    /** Told how many recordings are done. */
    @FunctionalInterface
    public interface Progress {
        void done(int count);
    }

    /**
     * Decodes every recording once.
     *
     * @param jobs how many at a time
     */
    public static CorpusScan of(Corpus corpus, int jobs, Progress progress) throws IOException {
        List<Utterance> all = recordings(corpus);
        Map<Utterance, ClipScan> clips = new LinkedHashMap<>();
        Map<Utterance, String> unreadable = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task, "undertone-scan");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ClipScan>> scans =
                    all.stream().map(u -> threads.submit(() -> ClipScan.of(u))).toList();
            for (int i = 0; i < all.size(); i++) {
                try {
                    clips.put(all.get(i), scans.get(i).get());
                } catch (ExecutionException e) {
                    unreadable.put(all.get(i), reason(e));
                }
                progress.done(i + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + corpus.root(), e);
        } finally {
            threads.shutdownNow();
        }
        return new CorpusScan(corpus, clips, unreadable);
    }

    /** How many recordings a scan of the corpus decodes. */
    public static int size(Corpus corpus) {
        return recordings(corpus).size();
    }

    private static List<Utterance> recordings(Corpus corpus) {
        return Stream.concat(
                        corpus.utterances().stream(),
                        corpus.skipped().stream().map(SkippedFile::utterance).flatMap(Optional::stream))
                .distinct()
                .toList();
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
    }
}
