package dev.undertone.training.experiment;

import dev.undertone.corpora.Utterance;
import dev.undertone.evaluation.Prediction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A clip that the model is wrong about and sure of itself.
 *
 * @param utterance where it lies
 */
public record HardestClip(Prediction prediction, Utterance utterance) {

    /** The surest mistakes, the surest first. */
    static List<HardestClip> of(ExperimentResult result, List<Prediction> predictions) {
        Map<String, Utterance> byKey = new HashMap<>();
        result.corpora().forEach(c -> c.utterances().forEach(u -> byKey.put(u.corpus() + "/" + u.id(), u)));
        return predictions.stream()
                .filter(p -> !p.isCorrect())
                .sorted(Comparator.comparingDouble((Prediction p) -> -p.scores().confidence())
                        .thenComparing(Prediction::speaker)
                        .thenComparing(Prediction::clip))
                .limit(result.spec().report().hardest())
                .flatMap(p -> {
                    String corpus = p.speaker().substring(0, p.speaker().indexOf('/'));
                    String id = p.clip().replaceFirst("#\\d+$", "");
                    Utterance utterance = byKey.get(corpus + "/" + id);
                    return utterance == null ? Stream.<HardestClip>empty() : Stream.of(new HardestClip(p, utterance));
                })
                .toList();
    }
}
