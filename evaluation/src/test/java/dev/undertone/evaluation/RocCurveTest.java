package dev.undertone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RocCurveTest {

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        List<Prediction> predictions = Simulated.random(Simulated.THREE, 200, 5, 11);
        for (RocCurve curve : RocCurve.of(predictions)) {
            double right = 0;
            double pairs = 0;
            for (Prediction own : predictions) {
                for (Prediction other : predictions) {
                    if (own.truth() == curve.emotion() && other.truth() != curve.emotion()) {
                        int order = Double.compare(
                                own.scores().probability(curve.emotion()),
                                other.scores().probability(curve.emotion()));
                        right += order > 0 ? 1 : order == 0 ? 0.5 : 0;
                        pairs++;
                    }
                }
            }
            assertThat(curve.area()).isCloseTo(right / pairs, within(1e-12));
            assertThat(curve.points().get(0)).isEqualTo(new RocCurve.Point(0, 0));
            assertThat(curve.points().get(curve.points().size() - 1)).isEqualTo(new RocCurve.Point(1, 1));
        }
    }

    @Test
    void anEmotionThatNoClipIsHasNoCurve() {
        List<Prediction> predictions =
                Simulated.ofCounts(Simulated.THREE, new int[][] {{3, 1, 0}, {1, 3, 0}, {0, 0, 0}});
        assertThat(RocCurve.of(predictions))
                .extracting(RocCurve::emotion)
                .containsExactly(Emotion.NEUTRAL, Emotion.HAPPY);
    }
}
