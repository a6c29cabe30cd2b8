package dev.undertone.evaluation;

import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether answers of several emotions keep what they state: how often the true one is among them.
 *
 * @param stated coverage, in (0, 1)
 * @param covered share of clips whose true emotion is in the set
 * @param meanSize emotions in a set
 * @param alone share of clips with a set of one emotion
 * @param sexes coverage by known sex
 * @param folds coverage by fold, counted from 1
 * @param worstSpeaker the least coverage of a speaker
 */
public record LabelSetScore(
        double stated,
        double covered,
        double meanSize,
        double alone,
        Map<String, Double> sexes,
        Map<String, Double> folds,
        double worstSpeaker) {

    /**
     * Scores sets.
     *
     * @param predictions at least one
     * @param sets one for each prediction
     */
    public static LabelSetScore of(double stated, List<Prediction> predictions, List<LabelSet> sets) {
        if (predictions.isEmpty() || predictions.size() != sets.size()) {
            throw new IllegalArgumentException("sets must be as many as predictions (" + predictions.size()
                    + "), at least one, but were " + sets.size());
        }
        List<Integer> all = IntStream.range(0, sets.size()).boxed().toList();
        Function<Function<Prediction, String>, Map<String, Double>> by = name -> {
            Map<String, List<Integer>> groups = all.stream()
                    .filter(i -> !name.apply(predictions.get(i)).isEmpty())
                    .collect(Collectors.groupingBy(
                            i -> name.apply(predictions.get(i)), TreeMap::new, Collectors.toList()));
            Map<String, Double> shares = new TreeMap<>();
            groups.forEach((group, clips) -> shares.put(group, covered(clips, predictions, sets)));
            return shares;
        };
        return new LabelSetScore(
                stated,
                covered(all, predictions, sets),
                sets.stream().mapToInt(LabelSet::size).average().orElseThrow(),
                sets.stream().filter(set -> set.size() == 1).count() / (double) sets.size(),
                by.apply(Prediction::sex),
                by.apply(p -> String.valueOf(p.fold() + 1)),
                by.apply(Prediction::speaker).values().stream()
                        .min(Double::compare)
                        .orElseThrow());
    }

    private static double covered(List<Integer> clips, List<Prediction> predictions, List<LabelSet> sets) {
        return clips.stream()
                        .filter(i -> sets.get(i).contains(predictions.get(i).truth()))
                        .count()
                / (double) clips.size();
    }
}
