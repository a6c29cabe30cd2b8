package dev.undertone.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Parts of the training speakers that a trainer holds out to decide something: whole speakers, women and men in the
 * proportion of all where their sex is known. Nothing of the test speakers is in it.
 */
public final class InnerSpeakers {

    private static final int FEWEST_TO_SPARE_ONE = 3;

    private InnerSpeakers() {}

    /**
     * The speakers held out.
     *
     * @param share of the speakers, in [0, 1); at least one is held out unless it is 0
     * @return none if there are fewer than three speakers
     */
    public static Set<String> heldOut(List<TrainingClip> clips, double share, long seed) {
        List<String> speakers = inRandomOrder(clips, seed);
        if (share <= 0 || speakers.size() < FEWEST_TO_SPARE_ONE) {
            return Set.of();
        }
        int count = (int) Math.max(1, Math.min(speakers.size() - 1L, Math.round(share * speakers.size())));
        return new LinkedHashSet<>(speakers.subList(0, count));
    }

    /**
     * Deals the speakers into folds.
     *
     * @return each clip's fold, 0 to {@code count − 1}; clips are dealt instead of speakers if there is only one speaker
     */
    public static int[] folds(List<TrainingClip> clips, int count, long seed) {
        List<String> speakers = inRandomOrder(clips, seed);
        int[] folds = new int[clips.size()];
        Map<Integer, Integer> dealt = new HashMap<>();
        for (int i = 0; i < folds.length; i++) {
            folds[i] = speakers.size() > 1
                    ? speakers.indexOf(clips.get(i).speaker()) % count
                    : dealt.merge(clips.get(i).label(), 1, Integer::sum) % count;
        }
        return folds;
    }

    private static List<String> inRandomOrder(List<TrainingClip> clips, long seed) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "inner speakers"));
        Map<String, List<String>> bySex = new LinkedHashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        for (TrainingClip clip : clips) {
            if (seen.add(clip.speaker())) {
                String sex = clip.sex().map(s -> s.id()).orElse("");
                bySex.computeIfAbsent(sex, key -> new ArrayList<>()).add(clip.speaker());
            }
        }
        Map<String, Double> places = new HashMap<>();
        for (List<String> group : bySex.values()) {
            for (int i = group.size() - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                group.set(i, group.set(j, group.get(i)));
            }
            for (int i = 0; i < group.size(); i++) {
                places.put(group.get(i), (i + 0.5) / group.size());
            }
        }
        List<String> order = new ArrayList<>(seen);
        order.sort(
                Comparator.comparing((String s) -> places.getOrDefault(s, 0.0)).thenComparing(s -> s));
        return order;
    }
}
