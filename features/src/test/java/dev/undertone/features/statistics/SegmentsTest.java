package dev.undertone.features.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SegmentsTest {

    private final Segments segments = new Segments(2);

    private void measure(String frames) {
        boolean[] mask = new boolean[frames.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = frames.charAt(i) == '#';
        }
        segments.measure(mask, mask.length, true);
    }

    @Test
    void lengthsGoFromFirstFrameToLast() {
        measure("..#####...###..");
        assertThat(segments.count()).isEqualTo(2);
        assertThat(segments.meanLength()).isEqualTo(3);
        assertThat(segments.lengthDeviation()).isEqualTo(1);
    }

    @Test
    void theEndsCount() {
        measure("###....######");
        assertThat(segments.count()).isEqualTo(2);
        assertThat(segments.meanLength()).isCloseTo(3.5, within(1e-12));
    }

    @Test
    void aGapOfOneFrameIsNone() {
        measure("###.###");
        assertThat(segments.count()).isEqualTo(1);
        assertThat(segments.meanLength()).isEqualTo(6);
        measure("###..###");
        assertThat(segments.count()).isEqualTo(2);
    }

    @Test
    void twoFramesAreNoSegment() {
        measure("##..##...#..####");
        assertThat(segments.count()).isEqualTo(1);
        assertThat(segments.meanLength()).isEqualTo(3);
    }

    @Test
    void theOtherSideOfAMask() {
        segments.measure(new boolean[] {true, false, false, false, true}, 5, false);
        assertThat(segments.count()).isEqualTo(1);
        assertThat(segments.meanLength()).isEqualTo(2);
    }

    @Test
    void nothingIsZero() {
        measure("");
        assertThat(segments.count()).isZero();
        assertThat(segments.meanLength()).isZero();
        assertThat(segments.lengthDeviation()).isZero();
    }

    @Test
    void refusesSegmentsOfOneFrame() {
        assertThatThrownBy(() -> new Segments(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shortestHops must be at least 1 but was 0");
    }
}
