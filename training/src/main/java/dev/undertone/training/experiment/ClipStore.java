package dev.undertone.training.experiment;

import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.FeatureSource;
import dev.undertone.training.InputSpec;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The clips of an experiment as each model wants them. Whoever trains gets copies along, whoever tests never does. Each
 * kind of features is loaded once, on several threads. Thread-safe.
 */
final class ClipStore {

    private static final int CLIPS_PER_LINE = 200;

    private record Kind(InputSpec input, FrontEndOptions frontEnd) {}

    private final FeatureSource source;
    private final List<ClipCopy> clips;
    private final LabelSet labels;
    private final CopyPlan copies;
    private final int jobs;
    private final TrainingProgress progress;
    private final Map<Kind, Map<ClipCopy, TrainingClip>> loaded = new HashMap<>();

    /**
     * @param clips all that will be asked for
     * @param jobs how many are loaded at once
     */
    ClipStore(
            FeatureSource source,
            List<ClipCopy> clips,
            LabelSet labels,
            CopyPlan copies,
            int jobs,
            TrainingProgress progress) {
        this.source = source;
        this.clips = List.copyOf(clips);
        this.labels = labels;
        this.copies = copies;
        this.jobs = jobs;
        this.progress = progress;
    }

    /** Clips to train on, each with its altered copies. */
    List<TrainingClip> training(List<ClipCopy> wanted, InputSpec input, FrontEndOptions frontEnd) throws IOException {
        Map<ClipCopy, TrainingClip> all = all(new Kind(input, frontEnd));
        return wanted.stream().map(c -> known(all, c)).toList();
    }

    /** Clips to test on, as they are. */
    List<TrainingClip> tested(List<ClipCopy> wanted, InputSpec input, FrontEndOptions frontEnd) throws IOException {
        return training(wanted, input, frontEnd).stream()
                .map(c -> new TrainingClip(c.id(), c.speaker(), c.sex(), c.label(), List.of(c.original())))
                .toList();
    }

    private static TrainingClip known(Map<ClipCopy, TrainingClip> all, ClipCopy wanted) {
        TrainingClip clip = all.get(wanted);
        if (clip == null) {
            throw new IllegalArgumentException("clip " + wanted.id() + " is not of this experiment");
        }
        return clip;
    }

    private synchronized Map<ClipCopy, TrainingClip> all(Kind kind) throws IOException {
        Map<ClipCopy, TrainingClip> all = loaded.get(kind);
        if (all == null) {
            all = load(kind);
            loaded.put(kind, all);
        }
        return all;
    }

    private Map<ClipCopy, TrainingClip> load(Kind kind) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<TrainingClip>> futures =
                    clips.stream().map(c -> threads.submit(() -> clip(c, kind))).toList();
            Map<ClipCopy, TrainingClip> all = new HashMap<>();
            for (int i = 0; i < futures.size(); i++) {
                all.put(clips.get(i), futures.get(i).get());
                if ((i + 1) % CLIPS_PER_LINE == 0 || i + 1 == futures.size()) {
                    progress.say(
                            "features " + FeatureCatalog.identity(kind.input().featureSet()) + ": " + (i + 1) + " of "
                                    + futures.size() + " clips");
                }
            }
            return all;
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

    private TrainingClip clip(ClipCopy clip, Kind kind) throws IOException {
        List<FeatureBlock> renditions = new ArrayList<>();
        if (copies.beforeSplit()) {
            double speed = clip.copy() == 0 ? 1 : copies.speeds().get(clip.copy() - 1);
            renditions.add(source.features(clip.utterance(), kind.input(), kind.frontEnd(), speed));
        } else {
            for (double speed : kind.input().speeds()) {
                renditions.add(source.features(clip.utterance(), kind.input(), kind.frontEnd(), speed));
            }
        }
        return new TrainingClip(
                clip.id(),
                clip.utterance().speakerKey(),
                clip.utterance().sex(),
                labels.indexOf(clip.utterance().emotion()),
                renditions);
    }
}
