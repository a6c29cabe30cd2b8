package dev.undertone.training;

import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.voice.FrontEndOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The clips of an experiment as each member wants them, loaded on several threads once per kind of input. */
final class ClipLibrary {

    private static final int CLIPS_PER_LINE = 200;

    private record Kind(InputSpec input, FrontEndOptions frontEnd) {}

    private final FeatureSource source;
    private final List<Utterance> utterances;
    private final LabelSet labels;
    private final int jobs;
    private final Consumer<String> progress;
    private final Map<Kind, Map<Utterance, TrainingClip>> loaded = new HashMap<>();

    /** @param jobs how many clips are loaded at once */
    ClipLibrary(
            FeatureSource source, List<Utterance> utterances, LabelSet labels, int jobs, Consumer<String> progress) {
        this.source = source;
        this.utterances = List.copyOf(utterances);
        this.labels = labels;
        this.jobs = jobs;
        this.progress = progress;
    }

    /** The clips of some of the utterances, in their order. */
    List<TrainingClip> clips(List<Utterance> wanted, InputSpec input, FrontEndOptions frontEnd) throws IOException {
        Kind kind = new Kind(input, frontEnd);
        Map<Utterance, TrainingClip> all = loaded.get(kind);
        if (all == null) {
            all = load(kind);
            loaded.put(kind, all);
        }
        List<TrainingClip> clips = new ArrayList<>(wanted.size());
        for (Utterance utterance : wanted) {
            TrainingClip clip = all.get(utterance);
            if (clip == null) {
                throw new IllegalArgumentException("clip " + utterance.id() + " is not of this experiment");
            }
            clips.add(clip);
        }
        return clips;
    }

    private Map<Utterance, TrainingClip> load(Kind kind) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<TrainingClip>> futures = utterances.stream()
                    .map(u -> threads.submit(() -> clip(u, kind)))
                    .toList();
            Map<Utterance, TrainingClip> clips = new HashMap<>();
            for (int i = 0; i < futures.size(); i++) {
                clips.put(utterances.get(i), futures.get(i).get());
                if ((i + 1) % CLIPS_PER_LINE == 0 || i + 1 == futures.size()) {
                    progress.accept(
                            "features " + FeatureCatalog.identity(kind.input().featureSet()) + ": " + (i + 1) + " of "
                                    + futures.size() + " clips");
                }
            }
            return clips;
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while computing features; run again to go on", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private TrainingClip clip(Utterance utterance, Kind kind) throws IOException {
        List<FeatureBlock> renditions = new ArrayList<>();
        for (double speed : kind.input().speeds()) {
            renditions.add(source.features(utterance, kind.input(), kind.frontEnd(), Rendition.atSpeed(speed)));
        }
        return new TrainingClip(
                utterance.id(),
                utterance.speakerKey(),
                utterance.sex(),
                labels.indexOf(utterance.emotion()),
                renditions);
    }
}
