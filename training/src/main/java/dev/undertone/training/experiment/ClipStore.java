package dev.undertone.training.experiment;

import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.FeatureSource;
import dev.undertone.training.InputSpec;
import dev.undertone.training.Rendition;
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
    private final Map<Emotion, Double> weights;
    private final CopyPlan copies;
    private final long seed;
    private final int jobs;
    private final TrainingProgress progress;
    private final Map<Kind, Map<ClipCopy, TrainingClip>> loaded = new HashMap<>();

    /**
     * @param clips all that will be asked for
     * @param weights how much a clip counts in training, where not 1
     * @param seed where the chance of copies begins
     * @param jobs how many are loaded at once
     */
    ClipStore(
            FeatureSource source,
            List<ClipCopy> clips,
            LabelSet labels,
            Map<Emotion, Double> weights,
            CopyPlan copies,
            long seed,
            int jobs,
            TrainingProgress progress) {
        this.source = source;
        this.clips = List.copyOf(clips);
        this.labels = labels;
        this.weights = Map.copyOf(weights);
        this.copies = copies;
        this.seed = seed;
        this.jobs = jobs;
        this.progress = progress;
    }

    /** Clips to train on, each with its altered copies. */
    List<TrainingClip> training(List<ClipCopy> wanted, InputSpec input, FrontEndOptions frontEnd) throws IOException {
        Kind kind = new Kind(input, frontEnd);
        Map<ClipCopy, TrainingClip> all = all(kind);
        List<TrainingClip> train = wanted.stream().map(c -> known(all, c)).toList();
        if (copies.beforeSplit() || !copies.drawsOnSpeech()) {
            return train;
        }
        List<Rendition> mixed = copies.altered(seed, CopyRecipe::drawsOnSpeech, TrainedFiles.of(wanted, clips));
        Map<ClipCopy, List<FeatureBlock>> more =
                load(wanted, clip -> blocks(clip, mixed, kind), "copies mixed with speech that is trained on, ", kind);
        List<TrainingClip> whole = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            whole.add(with(train.get(i), more.getOrDefault(wanted.get(i), List.of())));
        }
        return whole;
    }

    /** Clips to test on, as they are. */
    List<TrainingClip> tested(List<ClipCopy> wanted, InputSpec input, FrontEndOptions frontEnd) throws IOException {
        Map<ClipCopy, TrainingClip> all = all(new Kind(input, frontEnd));
        return wanted.stream()
                .map(c -> known(all, c))
                .map(c -> c.with(List.of(c.original())))
                .toList();
    }

    private static TrainingClip with(TrainingClip clip, List<FeatureBlock> copies) {
        List<FeatureBlock> renditions = new ArrayList<>(clip.renditions());
        renditions.addAll(copies);
        return clip.with(renditions);
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
            List<Rendition> altered = fixed();
            all = load(clips, clip -> clip(clip, altered, kind), "", kind);
            loaded.put(kind, all);
        }
        return all;
    }

    /** Copies that are the same whatever they are trained beside; of copies made before the split all, for all leak. */
    private List<Rendition> fixed() throws IOException {
        return copies.beforeSplit()
                ? copies.altered(seed, recipe -> true, TrainedFiles.of(clips, clips))
                : copies.altered(seed, recipe -> !recipe.drawsOnSpeech(), List.of());
    }

    private interface Loader<T> {
        T load(ClipCopy clip) throws IOException;
    }

    private <T> Map<ClipCopy, T> load(List<ClipCopy> wanted, Loader<T> loader, String what, Kind kind)
            throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<T>> futures = wanted.stream()
                    .map(c -> threads.submit(() -> loader.load(c)))
                    .toList();
            Map<ClipCopy, T> all = new HashMap<>();
            for (int i = 0; i < futures.size(); i++) {
                all.put(wanted.get(i), futures.get(i).get());
                if ((i + 1) % CLIPS_PER_LINE == 0 || i + 1 == futures.size()) {
                    progress.say(
                            "features " + FeatureCatalog.identity(kind.input().featureSet()) + ": " + what + (i + 1)
                                    + " of " + futures.size() + " clips");
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

    private TrainingClip clip(ClipCopy clip, List<Rendition> altered, Kind kind) throws IOException {
        List<Rendition> renditions = new ArrayList<>();
        if (copies.beforeSplit()) {
            List<Rendition> all = new ArrayList<>(List.of(Rendition.ORIGINAL));
            copies.speeds().forEach(speed -> all.add(Rendition.atSpeed(speed)));
            all.addAll(altered);
            renditions.add(all.get(clip.copy()));
        } else {
            kind.input().speeds().forEach(speed -> renditions.add(Rendition.atSpeed(speed)));
            renditions.addAll(altered);
        }
        return new TrainingClip(
                clip.id(),
                clip.utterance().speakerKey(),
                clip.utterance().sex(),
                labels.indexOf(clip.utterance().emotion()),
                weights.getOrDefault(clip.utterance().emotion(), 1.0),
                blocks(clip, renditions, kind));
    }

    private List<FeatureBlock> blocks(ClipCopy clip, List<Rendition> renditions, Kind kind) throws IOException {
        List<FeatureBlock> blocks = new ArrayList<>();
        for (Rendition rendition : renditions) {
            blocks.add(source.features(clip.utterance(), kind.input(), kind.frontEnd(), rendition));
        }
        return blocks;
    }
}
