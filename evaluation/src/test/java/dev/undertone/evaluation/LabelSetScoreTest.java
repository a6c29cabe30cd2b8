package dev.undertone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelSetScoreTest {

    private static final LabelSet BOTH = LabelSet.parse("happy,sad");

    @Test
    void countsTheTruthsInTheSets() {
        List<Prediction> predictions = new ArrayList<>();
        predictions.add(prediction("1", "a", "female", 0, Emotion.HAPPY, 0.9));
        predictions.add(prediction("2", "a", "female", 0, Emotion.SAD, 0.8));
        predictions.add(prediction("3", "b", "male", 1, Emotion.SAD, 0.6));
        predictions.add(prediction("4", "c", "", 1, Emotion.SAD, 0.1));
        LabelSet happy = LabelSet.of(Emotion.HAPPY);
        LabelSetScore score = LabelSetScore.of(0.9, predictions, List.of(happy, happy, BOTH, BOTH));

        assertThat(score.covered()).isEqualTo(0.75);
        assertThat(score.meanSize()).isEqualTo(1.5);
        assertThat(score.alone()).isEqualTo(0.5);
        assertThat(score.sexes()).isEqualTo(Map.of("female", 0.5, "male", 1.0));
        assertThat(score.folds()).isEqualTo(Map.of("1", 0.5, "2", 1.0));
        assertThat(score.worstSpeaker()).isEqualTo(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelSetScore.of(0.9, predictions, List.of(happy)))
                .withMessageContaining("sets must be as many as predictions (4), at least one, but were 1");
    }

    @Test
    void theAreaUnderTheRiskIsTheMeanRiskOfAllShares() {
        List<Prediction> predictions = List.of(
                prediction("1", "a", "", 0, Emotion.HAPPY, 0.9),
                prediction("2", "a", "", 0, Emotion.SAD, 0.8),
                prediction("3", "a", "", 0, Emotion.HAPPY, 0.7),
                prediction("4", "a", "", 0, Emotion.SAD, 0.6));
        // Risks of the surest 1, 2, 3, 4: 0, 1/2, 1/3, 1/2.
        assertThat(CoverageCurve.of(predictions).areaUnderRisk())
                .isCloseTo((0 + 1 / 2.0 + 1 / 3.0 + 1 / 2.0) / 4, within(1e-12));
    }

    private static Prediction prediction(
            String clip, String speaker, String sex, int fold, Emotion truth, double happy) {
        return new Prediction(clip, speaker, sex, fold, truth, EmotionScores.of(BOTH, happy, 1 - happy));
    }
}
