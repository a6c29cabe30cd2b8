package dev.undertone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureScalingTest {

    /** Truths drawn from softmax(z), scores reported as softmax(z · temperature): scaling by that undoes it. */
    private static List<Prediction> distorted(double temperature, long seed) {
        LabelSet labels = LabelSet.RAVDESS;
        Random random = new Random(seed);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double[] logits = new double[labels.size()];
            double[] reported = new double[labels.size()];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = 2 * random.nextGaussian();
                reported[k] = logits[k] * temperature;
            }
            EmotionScores honest = EmotionScores.softmax(labels, logits);
            double left = random.nextDouble();
            int truth = 0;
            while (truth < labels.size() - 1 && (left -= honest.probability(truth)) > 0) {
                truth++;
            }
            predictions.add(
                    new Prediction("c" + i, "s", "", 0, labels.get(truth), EmotionScores.softmax(labels, reported)));
        }
        return predictions;
    }

    @ParameterizedTest(name = "temperature={0}")
    @ValueSource(doubles = {0.3, 0.65, 1, 2.5})
    void theTemperatureThatDistortedTheScoresIsFoundAndUndone(double temperature) {
        List<Prediction> predictions = distorted(temperature, 1);
        TemperatureScaling scaling = TemperatureScaling.fit(predictions);
        assertThat(scaling.temperature()).isCloseTo(temperature, Percentage.withPercentage(4));

        List<Prediction> honest = predictions.stream().map(scaling::apply).toList();
        assertThat(Reliability.of(honest).ece()).isLessThan(0.015);
        assertThat(honest)
                .extracting(p -> p.scores().top())
                .isEqualTo(predictions.stream().map(p -> p.scores().top()).toList());
        assertThat(TemperatureScaling.fit(honest).temperature()).isEqualTo(1, within(1e-4));
    }

    @Test
    void impossibleScoresAreScaledToo() {
        EmotionScores certain = EmotionScores.of(Simulated.THREE, 1, 0, 0);
        EmotionScores scaled = new TemperatureScaling(2).apply(certain);
        assertThat(scaled.probability(Emotion.HAPPY)).isEqualTo(1e-6, within(1e-8));
        assertThat(new TemperatureScaling(1).apply(certain).confidence()).isEqualTo(1, within(1e-9));
    }

    @Test
    void predictionsThatAreAllRightEndAtTheLimit() {
        List<Prediction> right =
                List.of(Simulated.prediction(Simulated.THREE, "c", "s", Emotion.SAD, Emotion.SAD, 0.6));
        assertThat(TemperatureScaling.fit(right).temperature()).isEqualTo(0.05, within(1e-6));
        List<Prediction> wrong =
                List.of(Simulated.prediction(Simulated.THREE, "c", "s", Emotion.SAD, Emotion.HAPPY, 0.6));
        assertThat(TemperatureScaling.fit(wrong).temperature()).isEqualTo(20, within(1e-4));
        assertThatThrownBy(() -> new TemperatureScaling(0)).hasMessage("temperature must be in 0.05..20.0 but was 0.0");
    }
}
