package dev.undertone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RunComparisonTest {

    /** The binomial distribution by hand: 2 · (1 + 8) / 256 for 1 of 8. */
    @Test
    void mcNemarIsTheExactBinomialTest() {
        assertThat(RunComparison.exact(1, 7)).isCloseTo(18.0 / 256, within(1e-12));
        assertThat(RunComparison.exact(7, 1)).isCloseTo(18.0 / 256, within(1e-12));
        assertThat(RunComparison.exact(5, 5)).isEqualTo(1);
        assertThat(RunComparison.exact(0, 0)).isEqualTo(1);
        assertThat(RunComparison.exact(0, 2000)).isLessThan(1e-300).isGreaterThanOrEqualTo(0);
    }

    @Test
    void aRunDoesNotDifferFromItself() {
        List<Prediction> run = Simulated.random(Simulated.THREE, 120, 6, 3);
        RunComparison same = RunComparison.of(run, run);
        assertThat(same.onlyFirst() + same.onlySecond()).isZero();
        assertThat(same.mcNemar()).isEqualTo(1);
        assertThat(same.pUar()).isEqualTo(1);
        assertThat(same.uarDifference()).contains(new Interval(0, 0));
    }

    @Test
    void aRunThatIsAlwaysRightIsBetter() {
        List<Prediction> run = Simulated.random(Simulated.THREE, 120, 6, 3);
        List<Prediction> oracle = run.stream()
                .map(p -> new Prediction(
                        p.clip(),
                        p.speaker(),
                        p.sex(),
                        p.fold(),
                        p.truth(),
                        Simulated.prediction(Simulated.THREE, p.clip(), p.speaker(), p.truth(), p.truth(), 0.9)
                                .scores()))
                .toList();
        RunComparison better = RunComparison.of(run, oracle);
        assertThat(better.uarSecond()).isEqualTo(1);
        assertThat(better.onlyFirst()).isZero();
        assertThat(better.mcNemar()).isLessThan(1e-3);
        assertThat(better.pUar()).isLessThan(1e-3);
        assertThat(better.uarDifference().orElseThrow().low()).isPositive();
        String text = RunComparisonText.render(better, "one", "two", List.of("two: optimistic"));
        assertThat(text).startsWith("two: optimistic\n").contains("A: one", "100.0", "McNemar");
        assertThat(RunComparisonText.json(better, List.of("two: optimistic")))
                .contains("\"uarSecond\": 1.0", "optimistic");
    }

    @Test
    void onlySharedClipsCountAndTheirTruthMustAgree() {
        List<Prediction> run = Simulated.random(Simulated.THREE, 60, 6, 3);
        assertThat(RunComparison.of(run, run.subList(10, 60)).clips()).isEqualTo(50);
        assertThatThrownBy(() -> RunComparison.of(run.subList(0, 5), run.subList(5, 10)))
                .hasMessageContaining("none in common");
        List<Prediction> other = IntStream.range(0, 60)
                .mapToObj(run::get)
                .map(p -> new Prediction(
                        p.clip(),
                        p.speaker(),
                        p.sex(),
                        p.fold(),
                        p.truth() == Emotion.SAD ? Emotion.HAPPY : Emotion.SAD,
                        p.scores()))
                .toList();
        assertThatThrownBy(() -> RunComparison.of(run, other)).hasMessageContaining("agree on the truth");
    }

    @Test
    void oneSpeakerGivesNoInterval() {
        List<Prediction> run = Simulated.random(Simulated.THREE, 20, 1, 3);
        assertThat(RunComparison.of(run, run).uarDifference()).isEmpty();
    }
}
