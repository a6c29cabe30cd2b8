package dev.undertone.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformalSetsTest {

    private static final LabelSet LABELS = LabelSet.parse("happy,sad,angry");

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void coversWhatItStatesHoweverWrongTheProbabilities(long seed) {
        Random random = new Random(seed);
        List<EmotionScores> scores = new ArrayList<>();
        List<Emotion> truths = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            truths.add(EmotionScores.softmax(LABELS, z).top());
            // Far too sure, and mistaken now and then.
            scores.add(EmotionScores.softmax(
                    LABELS, 9 * (z[0] + random.nextGaussian()), 9 * z[1], 9 * (z[2] + random.nextGaussian())));
        }
        ConformalSets sets =
                ConformalSets.fit(scores.subList(0, 2000), truths.subList(0, 2000), List.of(0.8, 0.9, 0.95));
        for (double coverage : sets.coverages()) {
            int hits = 0;
            for (int i = 2000; i < 4000; i++) {
                LabelSet set = sets.of(scores.get(i), coverage).orElseThrow();
                assertThat(set.contains(scores.get(i).top())).isTrue();
                hits += set.contains(truths.get(i)) ? 1 : 0;
            }
            assertThat(hits / 2000.0).isGreaterThan(coverage - 0.02);
        }
    }

    @Test
    void takesTheRankOfTheStatedShare() {
        List<EmotionScores> scores = new ArrayList<>();
        List<Emotion> truths = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            scores.add(EmotionScores.of(LABELS, i / 10.0, 1 - i / 10.0, 0));
            truths.add(Emotion.HAPPY);
        }
        // ⌈10 · 0.8⌉ = 8th largest of 0.9 … 0.1 is 0.2; the tenth does not exist.
        ConformalSets sets = ConformalSets.fit(scores, truths, List.of(0.8, 0.95));
        assertThat(sets.levels().get(0).leastProbabilities().get(0)).isCloseTo(0.2, within(1e-12));
        assertThat(sets.levels().get(1).leastProbabilities()).containsExactly(0.0, 0.0, 0.0);
        assertThat(sets.of(EmotionScores.of(LABELS, 0.7, 0.25, 0.05), 0.8)).contains(LabelSet.parse("happy,sad"));
        assertThat(sets.of(EmotionScores.of(LABELS, 0.7, 0.25, 0.05), 0.9)).isEmpty();
        assertThat(ConformalSets.NONE.of(scores.get(0), 0.8)).isEmpty();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConformalSets.fit(List.of(), List.of(), List.of(0.9)))
                .withMessageContaining("scores must be at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConformalSets.Level(1, List.of(0.5)))
                .withMessageContaining("coverage must be in (0, 1) but was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConformalSets(List.of(
                        new ConformalSets.Level(0.9, List.of(0.1)), new ConformalSets.Level(0.8, List.of(0.2)))))
                .withMessageContaining("levels must be by growing coverage");
    }
}
