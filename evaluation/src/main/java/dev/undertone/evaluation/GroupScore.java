package dev.undertone.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of some of the clips, such as one speaker's.
 *
 * @param name of the speaker, sex or fold
 * @param uar over the classes that the group's truth holds
 */
public record GroupScore(String name, int clips, double accuracy, double uar) {

    /** One score per group, by name; predictions of the empty name belong to none. */
    static List<GroupScore> by(Function<Prediction, String> name, List<Prediction> predictions) {
        Map<String, List<Prediction>> groups =
                predictions.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
        groups.remove("");
        return groups.entrySet().stream()
                .map(group -> {
                    ConfusionMatrix confusion = ConfusionMatrix.of(group.getValue());
                    return new GroupScore(
                            group.getKey(), group.getValue().size(), confusion.accuracy(), confusion.uar());
                })
                .toList();
    }
}
