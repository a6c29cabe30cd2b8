package dev.undertone.cli.explore;

import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.evaluation.exploration.Grouping;
import dev.undertone.evaluation.exploration.Neighbours;
import dev.undertone.evaluation.exploration.Observations;
import dev.undertone.evaluation.exploration.PrincipalComponents;
import dev.undertone.evaluation.exploration.Tsne;
import dev.undertone.evaluation.exploration.TsneOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Where clips lie by their 88 functionals, each standardised over the clips and limited to ±4, and whom they lie beside.
 *
 * @param clips those on the map, drawn by lot where there are more
 * @param tsne {@code [clips][2]}
 * @param components {@code [clips][2]}
 * @param explained share of all variance along each of the two components
 * @param emotions of the clips
 * @param speakers of the clips, across corpora; empty if any is unknown or there is only one
 * @param corpora of the clips
 * @param raw what the neighbours of the features as they are tell
 * @param relative the same of features less their speaker's mean; empty as {@code speakers}
 * @param nearestSameEmotion share of clips whose nearest neighbour has their emotion
 * @param nearestOtherSpeaker the same if only other speakers may be neighbours
 */
public record ClipMap(
        List<ExploredClip> clips,
        Observations tsne,
        Observations components,
        List<Double> explained,
        Grouping emotions,
        Optional<Grouping> speakers,
        Grouping corpora,
        Neighbours raw,
        Optional<Neighbours> relative,
        double nearestSameEmotion,
        Optional<Double> nearestOtherSpeaker) {

    /** Fewer make no map. */
    public static final int LEAST_CLIPS = 12;

    /** Neighbours that purities are about. */
    static final int NEIGHBOURS = 10;

    private static final double LIMIT = 4;

    /**
     * Draws the map.
     *
     * @param all at least {@link #LEAST_CLIPS}
     * @param progress hears how many of {@link #iterations} are done
     */
    public static ClipMap of(List<ExploredClip> all, int mostClips, long seed, IntConsumer progress) {
        List<ExploredClip> clips = drawn(all, mostClips, seed);
        Observations raw = features(clips);
        Observations x = raw.standardised(LIMIT);
        Grouping emotions = grouping(clips, u -> u.emotion().id(), emotionIds());
        Optional<Grouping> speakers = Optional.of(grouping(clips, Utterance::speakerKey, List.of()))
                .filter(g -> g.count() > 1
                        && clips.stream().allMatch(c -> c.utterance().hasSpeaker()));
        PrincipalComponents pca = PrincipalComponents.of(x);
        return new ClipMap(
                clips,
                Tsne.map(x, TsneOptions.defaults(seed), progress),
                pca.project(x, 2),
                List.of(pca.explained(0), pca.explained(1)),
                emotions,
                speakers,
                grouping(clips, Utterance::corpus, List.of()),
                Neighbours.of(x, NEIGHBOURS),
                speakers.map(s -> Neighbours.of(raw.withinGroups(s).standardised(LIMIT), NEIGHBOURS)),
                Neighbours.of(x, 1).purity(emotions),
                speakers.map(s -> Neighbours.ofOtherGroups(x, 1, s).purity(emotions)));
    }

    /** How many steps the progress counts. */
    public static int iterations() {
        return TsneOptions.defaults(0).iterations();
    }

    /** Some of the items in their order, all if there are no more than that. */
    public static <T> List<T> drawn(List<T> all, int most, long seed) {
        if (most <= 0 || all.size() <= most) {
            return all;
        }
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return places.subList(0, most).stream().sorted().map(all::get).toList();
    }

    static Observations features(List<ExploredClip> clips) {
        int dims = ExploredClip.voiceSchema().dims();
        return Observations.of(clips.stream()
                .map(clip -> IntStream.range(0, dims).mapToDouble(clip::voice).toArray())
                .toArray(double[][]::new));
    }

    static Grouping grouping(List<ExploredClip> clips, Function<Utterance, String> name, List<String> order) {
        return Grouping.of(clips.stream().map(c -> name.apply(c.utterance())).toList(), order);
    }

    static List<String> emotionIds() {
        return Arrays.stream(Emotion.values()).map(Emotion::id).toList();
    }
}
