package dev.undertone.features.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurningPointsTest {

    private final TurningPoints points = new TurningPoints(0.1);

    private List<Integer> frames(float... track) {
        points.find(track, track.length);
        List<Integer> frames = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            frames.add(points.frame(i));
        }
        return frames;
    }

    private static float[] sine(int periods, int perPeriod) {
        float[] track = new float[periods * perPeriod + 1];
        for (int i = 0; i < track.length; i++) {
            track[i] = (float) Math.sin(2 * Math.PI * i / perPeriod);
        }
        return track;
    }

    @Test
    void aSineTurnsTwiceAPeriod() {
        float[] track = sine(5, 20);
        assertThat(frames(track)).containsExactly(5, 15, 25, 35, 45, 55, 65, 75, 85, 95);
        assertThat(points.isPeak(0)).isTrue();
        assertThat(points.isPeak(1)).isFalse();
        assertThat(points.peaks()).isEqualTo(5);
    }

    @Test
    void slopesOfASine() {
        float[] track = sine(5, 20);
        points.find(track, track.length);
        Slopes slopes = new Slopes();
        slopes.measure(track, track.length, points, 0.01);
        // Nine runs of 2 in 0.1 s, and the ends' of 1 in 0.05 s, are all as steep.
        assertThat(slopes.meanRise()).isCloseTo(20, within(1e-5));
        assertThat(slopes.meanFall()).isCloseTo(20, within(1e-5));
        assertThat(slopes.riseDeviation()).isCloseTo(0, within(1e-5));
    }

    @Test
    void aTriangleOfUnequalSides() {
        float[] track = new float[61];
        for (int i = 0; i < track.length; i++) {
            int phase = i % 12;
            track[i] = phase <= 3 ? phase / 3f : (12 - phase) / 9f;
        }
        points.find(track, track.length);
        Slopes slopes = new Slopes();
        slopes.measure(track, track.length, points, 0.01);
        assertThat(slopes.meanRise()).isCloseTo(100 / 3.0, within(1e-4));
        // Four whole falls, and the unfinished last one, which counts as it is: downwards.
        assertThat(slopes.meanFall()).isCloseTo(100 / 9.0 * (4 - 1) / 5, within(1e-4));
        double distance = 100 / 9.0 * 2 / 5;
        assertThat(slopes.fallDeviation()).isCloseTo(Math.sqrt(4 * distance * distance / 5), within(1e-4));
    }

    @Test
    void ripplesBelowTheShareDoNotTurnATrack() {
        assertThat(frames(0, 5, 4.5f, 10, 9.5f, 10, 0, 3, 0)).containsExactly(3, 6);
    }

    @Test
    void aPlateausFirstPeakStandsForIt() {
        assertThat(frames(0, 10, 9.9f, 10.5f, 5, 0, 0)).containsExactly(1);
        assertThat(frames(0, 10, 9.9f, 11.5f, 5, 0, 0)).containsExactly(3);
        assertThat(frames(0, 10, 9, 10.5f, 5, 0, 0)).containsExactly(3);
    }

    @Test
    void theLowestValleyStandsForAll() {
        assertThat(frames(10, 1, 1.4f, 0.9f, 5, 9, 9)).containsExactly(3);
    }

    @Test
    void neverTurns() {
        for (float[] track : new float[][] {{}, {1}, {1, 2}, {3, 3, 3, 3}, {1, 2, 3, 4, 5}, {0, 1, 0}}) {
            assertThat(frames(track)).isEmpty();
            assertThat(points.peaks()).isZero();
            Slopes slopes = new Slopes();
            slopes.measure(track, track.length, points, 0.01);
            assertThat(slopes.meanRise()).isZero();
            assertThat(slopes.meanFall()).isZero();
            assertThat(slopes.riseDeviation()).isZero();
            assertThat(slopes.fallDeviation()).isZero();
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neighboursDifferByMoreThanTheShareAndScaleDoesNotMatter(long seed) {
        Random random = new Random(seed);
        float[] track = new float[400];
        for (int i = 1; i < track.length; i++) {
            track[i] = track[i - 1] + (float) random.nextGaussian();
        }
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (float value : track) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        List<Integer> found = frames(track);
        assertThat(found).hasSizeGreaterThan(3);
        for (int i = 1; i < found.size(); i++) {
            float step = track[found.get(i)] - track[found.get(i - 1)];
            assertThat(points.isPeak(i) ? step : -step).isGreaterThan(0.1f * (high - low));
        }
        float[] doubled = track.clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        assertThat(frames(doubled)).isEqualTo(found);
    }

    @Test
    void refusesAShareBeyondAll() {
        assertThatThrownBy(() -> new TurningPoints(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shareOfRange must be in 0..1 but was 10.0");
    }
}
