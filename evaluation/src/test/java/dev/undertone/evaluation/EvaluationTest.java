package dev.undertone.evaluation;

import static dev.undertone.evaluation.Simulated.THREE;
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
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void properScoresFollowTheirFormulas() {
        EmotionScores scores = EmotionScores.of(THREE, 0.5, 0.3, 0.2);
        Evaluation e = Evaluation.of(List.of(new Prediction("c", "s", "", 0, Emotion.HAPPY, scores)));
        assertThat(e.brier()).isEqualTo(0.25 + 0.49 + 0.04, within(1e-12));
        assertThat(e.logLoss()).isEqualTo(-Math.log(0.3), within(1e-12));
        assertThat(e.ece()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void certainErrorHasFiniteLossAndCertainTruthNone() {
        Evaluation wrong = Evaluation.of(List.of(prediction(THREE, "c", "s", Emotion.SAD, Emotion.HAPPY, 1)));
        assertThat(wrong.logLoss()).isEqualTo(-Math.log(1e-12), within(1e-9));
        assertThat(wrong.brier()).isEqualTo(2);
        Evaluation right = Evaluation.of(List.of(prediction(THREE, "c", "s", Emotion.SAD, Emotion.SAD, 1)));
        assertThat(List.of(right.logLoss(), right.brier(), right.ece())).allMatch(x -> x == 0);
    }

    @Test
    void speakersSexesAndFoldsAreScoredApart() {
        List<Prediction> predictions = List.of(
                sexed("a", "anna", "female", 0, Emotion.SAD, Emotion.SAD),
                sexed("b", "anna", "female", 0, Emotion.HAPPY, Emotion.SAD),
                sexed("a", "ben", "male", 1, Emotion.SAD, Emotion.SAD),
                sexed("b", "ben", "male", 1, Emotion.SAD, Emotion.SAD),
                sexed("c", "chris", "", 1, Emotion.SAD, Emotion.NEUTRAL));
        Evaluation e = Evaluation.of(predictions);
        assertThat(e.speakers())
                .containsExactly(
                        new GroupScore("anna", 2, 0.5, 0.5),
                        new GroupScore("ben", 2, 1, 1),
                        new GroupScore("chris", 1, 0, 0));
        assertThat(e.sexes()).extracting(GroupScore::name).containsExactly("female", "male");
        assertThat(e.folds()).extracting(GroupScore::clips).containsExactly(2, 3);
        assertThat(e.spread().worst().name()).isEqualTo("chris");
        assertThat(e.spread().best().name()).isEqualTo("ben");
        assertThat(e.spread().mean()).isEqualTo(0.5, within(1e-12));
        assertThat(e.spread().deviation()).isEqualTo(0.5, within(1e-12));
    }

    private static Prediction sexed(String clip, String speaker, String sex, int fold, Emotion truth, Emotion said) {
        return new Prediction(
                clip,
                speaker,
                sex,
                fold,
                truth,
                prediction(THREE, clip, speaker, truth, said, 0.8).scores());
    }

    @Test
    void aClipTestedTwiceOrWithoutASpeakerIsRefused() {
        Prediction p = prediction(THREE, "c", "s", Emotion.SAD, Emotion.SAD, 1);
        assertThatThrownBy(() -> Evaluation.of(List.of(p, p)))
                .hasMessageContaining("clip c of speaker s is predicted twice");
        assertThatThrownBy(() -> Evaluation.of(List.of(prediction(THREE, "c", "", Emotion.SAD, Emotion.SAD, 1))))
                .hasMessageContaining("needs a speaker");
    }

    @Test
    void aConfidenceOnAnEdgeFallsIntoTheBinBelow() {
        LabelSet two = LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPY);
        Reliability r = Reliability.of(List.of(
                prediction(two, "a", "s", Emotion.HAPPY, Emotion.HAPPY, 0.6),
                prediction(two, "b", "s", Emotion.HAPPY, Emotion.HAPPY, 0.61),
                prediction(two, "c", "s", Emotion.HAPPY, Emotion.HAPPY, 1)));
        assertThat(r.bins()).hasSize(15);
        assertThat(List.of(
                        r.bins().get(8).clips(),
                        r.bins().get(9).clips(),
                        r.bins().get(14).clips()))
                .containsExactly(1, 1, 1);
        assertThat(r.bins().get(8).high()).isEqualTo(0.6);
        assertThat(r.ece()).isEqualTo((0.4 + 0.39 + 0) / 3, within(1e-12));
    }

    @Test
    void calibratedPredictionsHaveLittleCalibrationError() {
        Random random = new Random(1);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double confidence = 0.5 + 0.5 * random.nextDouble();
            Emotion said = random.nextDouble() < confidence ? Emotion.SAD : Emotion.HAPPY;
            predictions.add(prediction(THREE, "c" + i, "s", Emotion.SAD, said, confidence));
        }
        assertThat(Reliability.of(predictions).ece()).isLessThan(0.015);
    }

    @Test
    void rejectingUnsureClipsKeepsTiesTogether() {
        List<Prediction> predictions = new ArrayList<>();
        double[] confidences = {0.9, 0.8, 0.8, 0.5};
        for (int i = 0; i < confidences.length; i++) {
            Emotion said = i < 2 ? Emotion.SAD : Emotion.HAPPY;
            predictions.add(prediction(THREE, "c" + i, "s", Emotion.SAD, said, confidences[i]));
        }
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(predictions, new Random(seed));
            CoverageCurve curve = CoverageCurve.of(predictions);
            assertThat(curve.points()).hasSize(3);
            assertThat(curve.atCoverage(0.25).accuracy()).isEqualTo(1);
            assertThat(curve.atCoverage(0.5).coverage()).isEqualTo(0.75);
            assertThat(curve.atCoverage(0.5).accuracy()).isEqualTo(2 / 3.0, within(1e-12));
            assertThat(curve.atCoverage(1).accuracy()).isEqualTo(0.5);
        }
        assertThatThrownBy(() -> CoverageCurve.of(predictions).atCoverage(0))
                .hasMessage("coverage must be in (0, 1] but was 0.0");
    }
}
