package dev.undertone.training.experiment;

import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.Standardisation;
import dev.undertone.training.TrainingClip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Centres and scales features before a model sees them, and never looks at a label. Statistics come from recordings
 * themselves, not from their altered copies.
 */
final class Normaliser {

    private static final float CLIP = 10;

    /** Both sides of a split, normalised. */
    record Clips(List<TrainingClip> train, List<TrainingClip> test) {}

    private Normaliser() {}

    /**
     * @param trainCopies what {@code train} is, clip by clip; likewise the tested
     */
    static Clips apply(
            NormalisationMode mode,
            List<ClipCopy> trainCopies,
            List<TrainingClip> train,
            List<ClipCopy> testCopies,
            List<TrainingClip> test) {
        return switch (mode.kind()) {
            case GLOBAL -> new Clips(train, test); // trainers standardise on what they train on
            case ALL_CLIPS -> {
                List<TrainingClip> all = new ArrayList<>(train);
                all.addAll(test);
                Standardisation together = fit(all);
                yield new Clips(
                        train.stream().map(c -> applied(c, together)).toList(),
                        test.stream().map(c -> applied(c, together)).toList());
            }
            case SPEAKER -> {
                Function<ClipCopy, String> speaker = c -> c.utterance().speakerKey();
                yield new Clips(
                        grouped(trainCopies, train, speaker, Map.of()), grouped(testCopies, test, speaker, Map.of()));
            }
            case BASELINE -> throw new IllegalArgumentException("a baseline is drawn by SpeakerScales");
            case CORPUS -> {
                Function<ClipCopy, String> corpus = c -> c.utterance().corpus();
                Map<String, Standardisation> known = fitted(trainCopies, train, corpus);
                yield new Clips(grouped(trainCopies, train, corpus, known), grouped(testCopies, test, corpus, known));
            }
        };
    }

    private static List<TrainingClip> grouped(
            List<ClipCopy> copies,
            List<TrainingClip> clips,
            Function<ClipCopy, String> group,
            Map<String, Standardisation> known) {
        Map<String, Standardisation> own = new HashMap<>(fitted(copies, clips, group));
        own.putAll(known);
        List<TrainingClip> normalised = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            Standardisation by = own.get(group.apply(copies.get(i)));
            normalised.add(by == null ? clips.get(i) : applied(clips.get(i), by));
        }
        return normalised;
    }

    private static Map<String, Standardisation> fitted(
            List<ClipCopy> copies, List<TrainingClip> clips, Function<ClipCopy, String> group) {
        Map<String, List<TrainingClip>> groups = new LinkedHashMap<>();
        for (int i = 0; i < clips.size(); i++) {
            groups.computeIfAbsent(group.apply(copies.get(i)), g -> new ArrayList<>())
                    .add(clips.get(i));
        }
        Map<String, Standardisation> fitted = new HashMap<>();
        groups.forEach((name, members) -> fitted.put(name, fit(members)));
        return fitted;
    }

    private static Standardisation fit(List<TrainingClip> clips) {
        return Standardisation.perDimension(
                clips.stream().map(TrainingClip::original).toList(), CLIP);
    }

    private static TrainingClip applied(TrainingClip clip, Standardisation by) {
        List<FeatureBlock> renditions = clip.renditions().stream()
                .map(b -> FeatureBlock.of(b.frames(), b.dims(), by.apply(b)))
                .toList();
        return clip.with(renditions);
    }
}
