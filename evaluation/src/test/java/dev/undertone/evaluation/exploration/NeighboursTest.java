package dev.undertone.evaluation.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    /** On a line: 0 and 1 are speaker s, 10 and 11 speaker t; 0 and 10 are sad, 1 and 11 angry. */
    private static final Observations LINE = Observations.of(new double[][] {{0}, {1}, {10}, {11}});

    private static final Grouping SPEAKERS = Grouping.of(List.of("s", "s", "t", "t"), List.of());
    private static final Grouping EMOTIONS = Grouping.of(List.of("sad", "angry", "sad", "angry"), List.of());

    @Test
    void nearestNeighboursAreOfTheSameSpeaker() {
        Neighbours nearest = Neighbours.of(LINE, 1);
        assertThat(nearest.purity(SPEAKERS)).isEqualTo(1);
        assertThat(nearest.purity(EMOTIONS)).isZero();
    }

    @Test
    void ofOtherSpeakersTheNearestMayShareTheEmotion() {
        // 0 → 10 (sad), 1 → 10 (sad), 10 → 1 (angry), 11 → 1 (angry): half share it.
        assertThat(Neighbours.ofOtherGroups(LINE, 1, SPEAKERS).purity(EMOTIONS)).isEqualTo(0.5);
        assertThat(Neighbours.ofOtherGroups(LINE, 1, SPEAKERS).purity(SPEAKERS)).isZero();
    }

    @Test
    void allOthersWhereThereAreFewer() {
        assertThat(Neighbours.of(LINE, 10).purity(SPEAKERS)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(Neighbours.chance(SPEAKERS)).isCloseTo(1 / 3.0, within(1e-12));
        Grouping one = Grouping.of(List.of("s", "s", "s", "s"), List.of());
        assertThat(Neighbours.ofOtherGroups(LINE, 1, one).purity(EMOTIONS)).isZero();
    }

    @Test
    void fewerThanOneIsRefused() {
        assertThatThrownBy(() -> Neighbours.of(LINE, 0)).hasMessage("k must be at least 1 but was 0");
    }

    @Test
    void observationsAreRectangularAndFinite() {
        assertThatThrownBy(() -> Observations.of(new double[0][2])).hasMessageContaining("at least one row");
        assertThatThrownBy(() -> Observations.of(new double[][] {{1, 2}, {1}}))
                .hasMessageContaining("row 1 must have 2");
        assertThatThrownBy(() -> Observations.of(new double[][] {{1}, {Double.NaN}}))
                .hasMessage("observations must be finite but row 1, column 0 was NaN");
    }

    @Test
    void standardisedColumnsHaveMeanZeroAndAreLimited() {
        Observations z = LINE.standardised(4);
        assertThat(z.get(0, 0) + z.get(1, 0) + z.get(2, 0) + z.get(3, 0)).isCloseTo(0, within(1e-12));
        assertThat(LINE.standardised(0.5).get(3, 0)).isEqualTo(0.5);
        assertThat(Observations.of(new double[][] {{3}, {3}}).standardised(4).get(0, 0))
                .isZero();
    }
}
