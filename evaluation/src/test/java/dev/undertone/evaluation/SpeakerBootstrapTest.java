package dev.undertone.evaluation;

import static dev.undertone.evaluation.Simulated.THREE;
import static dev.undertone.evaluation.Simulated.prediction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeakerBootstrapTest {

    /** Speakers who differ: each is recognised with a chance of his own, 0.6 on average. */
    private static List<Prediction> speakers(int count, int clips, long seed) {
        Random random = new Random(seed);
        List<Prediction> predictions = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            double chance = 0.3 + 0.6 * random.nextDouble();
            for (int c = 0; c < clips; c++) {
                Emotion truth = THREE.get(c % 3);
                Emotion said = random.nextDouble() < chance ? truth : THREE.get((c + 1) % 3);
                predictions.add(prediction(THREE, "c" + c, "s" + s, truth, said, 0.9));
            }
        }
        return predictions;
    }

    @Test
    void theIntervalHoldsTheTrueValueAboutAsOftenAsItSays() {
        int uar = 0;
        int accuracy = 0;
        int trials = 400;
        for (int seed = 0; seed < trials; seed++) {
            SpeakerBootstrap b =
                    SpeakerBootstrap.of(speakers(20, 30, seed), 400, seed).orElseThrow();
            uar += b.uar().low() <= 0.6 && 0.6 <= b.uar().high() ? 1 : 0;
            accuracy += b.accuracy().low() <= 0.6 && 0.6 <= b.accuracy().high() ? 1 : 0;
        }
        // Percentile intervals of twenty speakers are known to be a little too narrow.
        assertThat((double) uar / trials).isBetween(0.89, 0.98);
        assertThat((double) accuracy / trials).isBetween(0.89, 0.98);
    }

    @Test
    void itIsThatOfTheMeanWhenSpeakersAreAllRightOrAllWrong() {
        List<Prediction> predictions = new ArrayList<>();
        for (int s = 0; s < 100; s++) {
            Emotion said = s < 50 ? Emotion.SAD : Emotion.HAPPY;
            for (int c = 0; c < 50; c++) {
                predictions.add(prediction(THREE, "c" + c, "s" + s, Emotion.SAD, said, 0.9));
            }
        }
        Interval accuracy = SpeakerBootstrap.of(predictions).orElseThrow().accuracy();
        double halfWidth = 1.96 * Math.sqrt(0.25 / 100); // of speakers; of 5,000 clips it would be a seventh of it
        assertThat(accuracy.low()).isEqualTo(0.5 - halfWidth, within(0.015));
        assertThat(accuracy.high()).isEqualTo(0.5 + halfWidth, within(0.015));
    }

    @Test
    void theSameSeedGivesTheSameIntervalAndAPerfectModelNoWidth() {
        List<Prediction> predictions = speakers(5, 9, 1);
        assertThat(SpeakerBootstrap.of(predictions, 200, 7)).isEqualTo(SpeakerBootstrap.of(predictions, 200, 7));
        assertThat(SpeakerBootstrap.of(predictions, 200, 7)).isNotEqualTo(SpeakerBootstrap.of(predictions, 200, 8));
        List<Prediction> perfect = predictions.stream()
                .map(p -> prediction(THREE, p.clip(), p.speaker(), p.truth(), p.truth(), 1))
                .toList();
        assertThat(SpeakerBootstrap.of(perfect))
                .isEqualTo(Optional.of(new SpeakerBootstrap(new Interval(1, 1), new Interval(1, 1))));
    }

    @Test
    void oneSpeakerGivesNone() {
        assertThat(SpeakerBootstrap.of(speakers(1, 9, 1))).isEmpty();
        assertThatThrownBy(() -> SpeakerBootstrap.of(speakers(2, 9, 1), 10, 1))
                .hasMessage("draws must be at least 100 but was 10");
    }
}
