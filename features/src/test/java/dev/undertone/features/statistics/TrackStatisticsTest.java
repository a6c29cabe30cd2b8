package dev.undertone.features.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackStatisticsTest {

    private static float[] all(float... track) {
        float[] into = new float[TrackStatistics.COUNT];
        new TrackStatistics().all(track, track.length, into, 0);
        return into;
    }

    private static float value(float[] statistics, String name) {
        return statistics[TrackStatistics.NAMES.indexOf(name)];
    }

    @Test
    void describesAStraightLine() {
        float[] line = new float[101];
        for (int i = 0; i < line.length; i++) {
            line[i] = 3 + 0.5f * i;
        }
        float[] expected = {
            28,
            (float) (0.5 * Math.sqrt((101 * 101 - 1) / 12.0)),
            5.5f,
            15.5f,
            28,
            40.5f,
            50.5f,
            45,
            25,
            0,
            -1.2002f,
            50,
            0.5f,
            0,
            -34,
            0,
            1
        };
        assertThat(all(line)).containsExactly(expected, within(1e-3f));
    }

    @Test
    void interpolatesPercentilesAsNumPyDoes() {
        float[] statistics = all(4, 1, 3, 2);
        assertThat(value(statistics, "p5")).isCloseTo(1.15f, within(1e-6f));
        assertThat(value(statistics, "p25")).isCloseTo(1.75f, within(1e-6f));
        assertThat(value(statistics, "p50")).isCloseTo(2.5f, within(1e-6f));
        assertThat(value(statistics, "p95")).isCloseTo(3.85f, within(1e-6f));
        assertThat(value(statistics, "max_position")).isZero();
    }

    @Test
    void tellsAnEarlyHumpFromALateOne() {
        float[] early = {0, 8, 6, 4, 2, 1, 0, 0, 0};
        assertThat(value(all(early), "first_minus_last")).isPositive();
        assertThat(value(all(early), "slope")).isNegative();
        assertThat(value(all(early), "skewness")).isPositive();
        assertThat(value(all(0, 0, 0, 9, 9, 9, 0, 0, 0), "middle_minus_mean")).isCloseTo(6, within(1e-6f));
    }

    @Test
    void isDefinedForNextToNothing() {
        assertThat(all()).containsOnly(0);
        assertThat(all(7)).containsExactly(7, 0, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(all(7, 7, 7, 7)).containsExactly(7, 0, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void followsShiftAndScale(long seed) {
        Random random = new Random(seed);
        float[] track = new float[200];
        float[] moved = new float[200];
        for (int i = 0; i < track.length; i++) {
            track[i] = (float) random.nextGaussian();
            moved[i] = 5 + 2 * track[i];
        }
        float[] before = all(track);
        float[] after = all(moved);
        for (int i = 0; i < before.length; i++) {
            String name = TrackStatistics.NAMES.get(i);
            float expected = TrackStatistics.isPlainNumber(name) ? before[i] : 2 * before[i];
            if (name.equals("mean") || name.matches("p[0-9]+")) {
                expected += 5;
            }
            assertThat(after[i]).as(name).isCloseTo(expected, within(1e-3f));
        }
    }

    @Test
    void shorterSummariesArePartsOfTheWhole() {
        float[] track = {3, 1, 4, 1, 5, 9, 2, 6};
        float[] all = all(track);
        float[] into = new float[14];
        TrackStatistics statistics = new TrackStatistics();
        statistics.distribution(track, 8, into, 0);
        statistics.meanAndDeviation(track, 8, into, 9);
        statistics.meanDeviationAndP95(track, 8, into, 11);
        assertThat(Arrays.copyOf(into, 9)).isEqualTo(Arrays.copyOf(all, 9));
        assertThat(Arrays.copyOfRange(into, 9, 14)).containsExactly(all[0], all[1], all[0], all[1], all[6]);
    }
}
