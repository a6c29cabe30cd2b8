package dev.undertone.cli.explore;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * What was found, as the page shows it.
 *
 * @param corpora all their recordings, which are counted
 * @param clips those that were measured, corpus after corpus
 * @param failures why others could not be measured
 * @param map where the clips lie; empty for fewer than {@link ClipMap#LEAST_CLIPS}
 * @param options how it was made
 */
public record Exploration(
        List<Corpus> corpora,
        List<ExploredClip> clips,
        Map<Utterance, String> failures,
        Optional<ClipMap> map,
        Options options) {

    /**
     * How an exploration is made.
     *
     * @param limit at most so many recordings of each corpus are measured; 0 for all
     * @param mapClips at most so many are put on the maps, in 50..5000
     * @param embedAudio whether the page carries the example recordings along
     * @param seed of the drawings by lot and of the map
     */
    public record Options(int limit, int mapClips, boolean embedAudio, long seed) {

        public Options {
            if (limit < 0) {
                throw new IllegalArgumentException("--limit must be at least 1 but was " + limit);
            }
            if (mapClips < 50 || mapClips > 5000) {
                throw new IllegalArgumentException("--map-clips must be in 50..5000 but was " + mapClips);
            }
        }
    }

    public Exploration {
        corpora = List.copyOf(corpora);
        clips = List.copyOf(clips);
        failures = Map.copyOf(failures);
    }

    /** The emotions that occur, in their order. */
    List<Emotion> emotions() {
        return corpora.stream()
                .flatMap(c -> c.labels().emotions().stream())
                .distinct()
                .sorted()
                .toList();
    }

    List<ExploredClip> clipsOf(Corpus corpus) {
        Set<Utterance> own = new HashSet<>(corpus.utterances());
        return clips.stream().filter(c -> own.contains(c.utterance())).toList();
    }

    /** A measure less its mean over the clips of the same speaker; empty where the speaker is unknown. */
    static Function<ExploredClip, OptionalDouble> relativeToSpeaker(
            List<ExploredClip> clips, Function<ExploredClip, OptionalDouble> measure) {
        Map<String, double[]> sums = new HashMap<>();
        for (ExploredClip clip : clips) {
            OptionalDouble value = measure.apply(clip);
            if (value.isPresent()) {
                double[] sum = sums.computeIfAbsent(clip.utterance().speakerKey(), key -> new double[2]);
                sum[0] += value.getAsDouble();
                sum[1]++;
            }
        }
        return clip -> {
            OptionalDouble value = measure.apply(clip);
            double[] sum = sums.get(clip.utterance().speakerKey());
            return value.isEmpty() || sum == null || !clip.utterance().hasSpeaker()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(value.getAsDouble() - sum[0] / sum[1]);
        };
    }
}
