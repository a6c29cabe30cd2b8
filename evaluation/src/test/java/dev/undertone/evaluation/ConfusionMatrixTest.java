package dev.undertone.evaluation;

import static dev.undertone.evaluation.Simulated.THREE;
import static dev.undertone.evaluation.Simulated.ofCounts;
import static dev.undertone.evaluation.Simulated.prediction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionMatrixTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void figuresEqualThoseWorkedOutByHand() {
        ConfusionMatrix m = ConfusionMatrix.of(ofCounts(THREE, new int[][] {{5, 3, 2}, {1, 3, 0}, {0, 1, 5}}));
        assertThat(m.total()).isEqualTo(20);
        assertThat(m.count(Emotion.NEUTRAL, Emotion.HAPPY)).isEqualTo(3);
        assertThat(m.accuracy()).isEqualTo(13 / 20.0, EXACT);
        assertThat(m.uar()).isEqualTo((5 / 10.0 + 3 / 4.0 + 5 / 6.0) / 3, EXACT);
        assertThat(m.precision(Emotion.HAPPY)).hasValue(3 / 7.0);
        assertThat(m.recall(Emotion.HAPPY)).hasValue(3 / 4.0);
        assertThat(m.f1(Emotion.HAPPY)).hasValue(6 / 11.0);
        assertThat(m.macroF1()).isEqualTo((10 / 16.0 + 6 / 11.0 + 10 / 13.0) / 3, EXACT);
        assertThat(m.absent()).isEmpty();
    }

    @Test
    void aClassAbsentFromTheTruthHasNoRecallAndDoesNotCountInTheUar() {
        ConfusionMatrix m = ConfusionMatrix.of(ofCounts(THREE, new int[][] {{3, 1, 0}, {0, 0, 0}, {0, 0, 4}}));
        assertThat(m.recall(Emotion.HAPPY)).isEmpty();
        assertThat(m.precision(Emotion.HAPPY)).hasValue(0);
        assertThat(m.uar()).isEqualTo((3 / 4.0 + 1) / 2, EXACT);
        assertThat(m.absent()).containsExactly(Emotion.HAPPY);
        // Calling clips what none is costs F1: zero, and not left out.
        assertThat(m.macroF1()).isEqualTo((6 / 7.0 + 0 + 1) / 3, EXACT);
    }

    @Test
    void aClassNeitherTrueNorPredictedHasNoFigures() {
        ConfusionMatrix m = ConfusionMatrix.of(ofCounts(THREE, new int[][] {{3, 0, 1}, {0, 0, 0}, {2, 0, 4}}));
        assertThat(m.precision(Emotion.HAPPY)).isEmpty();
        assertThat(m.f1(Emotion.HAPPY)).isEmpty();
        assertThat(m.macroF1()).isEqualTo((6 / 9.0 + 8 / 11.0) / 2, EXACT);
    }

    @Test
    void theEarlierLabelWinsATie() {
        EmotionScores tie = EmotionScores.of(THREE, 0.2, 0.4, 0.4);
        ConfusionMatrix m = ConfusionMatrix.of(List.of(new Prediction("c", "s", "", 0, Emotion.SAD, tie)));
        assertThat(m.count(Emotion.SAD, Emotion.HAPPY)).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void uarStaysWhenAClassIsRepeatedAndAllFiguresStayWhenClipsAreShuffled(long seed) {
        List<Prediction> predictions = Simulated.random(LabelSet.RAVDESS, 200, 5, seed);
        ConfusionMatrix m = ConfusionMatrix.of(predictions);
        List<Prediction> more = new ArrayList<>(predictions);
        predictions.stream().filter(p -> p.truth() == Emotion.CALM).forEach(more::add);
        assertThat(ConfusionMatrix.of(more).uar()).isEqualTo(m.uar(), EXACT);
        Collections.shuffle(more, new Random(seed));
        assertThat(ConfusionMatrix.of(more).uar()).isEqualTo(m.uar(), EXACT);

        Collections.shuffle(predictions, new Random(seed));
        ConfusionMatrix shuffled = ConfusionMatrix.of(predictions);
        assertThat(shuffled.accuracy()).isEqualTo(m.accuracy());
        assertThat(shuffled.macroF1()).isEqualTo(m.macroF1());
    }

    @Test
    void perfectAndConstantPredictorsScoreOneAndChance() {
        ConfusionMatrix perfect = ConfusionMatrix.of(ofCounts(THREE, new int[][] {{7, 0, 0}, {0, 1, 0}, {0, 0, 2}}));
        assertThat(List.of(perfect.accuracy(), perfect.uar(), perfect.macroF1()))
                .containsOnly(1.0);
        ConfusionMatrix constant = ConfusionMatrix.of(ofCounts(THREE, new int[][] {{90, 0, 0}, {5, 0, 0}, {5, 0, 0}}));
        assertThat(constant.accuracy()).isEqualTo(0.9, EXACT);
        assertThat(constant.uar()).isEqualTo(1 / 3.0, EXACT);
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        LabelSet two = LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPY);
        Prediction three = prediction(THREE, "a", "s", Emotion.SAD, Emotion.SAD, 1);
        assertThatThrownBy(() -> ConfusionMatrix.of(List.of())).hasMessageContaining("at least one prediction");
        assertThatThrownBy(() ->
                        ConfusionMatrix.of(List.of(three, prediction(two, "b", "s", Emotion.HAPPY, Emotion.HAPPY, 1))))
                .hasMessageContaining("one label set but b has neutral,happy");
        assertThatThrownBy(() -> ConfusionMatrix.of(List.of(prediction(two, "b", "s", Emotion.SAD, Emotion.HAPPY, 1))))
                .hasMessageContaining("the truth of b must be one of neutral,happy but was sad");
    }
}
