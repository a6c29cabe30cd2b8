package dev.undertone.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpectrogramAugmenterTest {

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tempoChangesTheLengthWithinItsBoundAndKeepsBothEnds(long seed) {
        float[][] clip = ramp(60, 8);
        float[][] out = SpectrogramAugmenter.defaults().stretched(clip, new SplittableRandom(seed));
        assertThat(out.length).isBetween(51, 70);
        assertThat(out[0]).isEqualTo(clip[0]);
        assertThat(out[out.length - 1]).containsExactly(clip[59], within(1e-4f));
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSameSeedGivesTheSameClip(long seed) {
        float[][] one = ramp(20, 12);
        float[][] two = ramp(20, 12);
        SpectrogramAugmenter.defaults().recolour(one, new SplittableRandom(seed));
        SpectrogramAugmenter.defaults().recolour(two, new SplittableRandom(seed));
        assertThat(Arrays.deepEquals(one, two)).isTrue();
        assertThat(Arrays.deepEquals(one, ramp(20, 12))).isFalse();
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void gainAloneShiftsEveryCellByOneAmountWithinItsBound(long seed) {
        float[][] clip = ramp(10, 6);
        new SpectrogramAugmenter(0, 0, 0, 6, 0, 0, 0).recolour(clip, new SplittableRandom(seed));
        float shift = clip[0][0] - ramp(10, 6)[0][0];
        assertThat(Math.abs(shift)).isBetween(0f, 0.6f);
        for (int t = 0; t < 10; t++) {
            for (int m = 0; m < 6; m++) {
                assertThat(clip[t][m]).isCloseTo(ramp(10, 6)[t][m] + shift, within(1e-5f));
            }
        }
    }

    @Test
    void warpingMovesAPeakAsFarAsTheVocalTractChanges() {
        for (long seed = 0; seed < 20; seed++) {
            float[][] clip = new float[1][80];
            clip[0][40] = 5;
            new SpectrogramAugmenter(0, 0.08, 0, 0, 0, 0, 0).recolour(clip, new SplittableRandom(seed));
            int peak = 0;
            for (int m = 0; m < 80; m++) {
                peak = clip[0][m] > clip[0][peak] ? m : peak;
            }
            assertThat(peak).isBetween(36, 44);
        }
    }

    @Test
    void noiseFillsTheFloorAndLeavesThePeak() {
        float[][] clip = new float[5][10];
        for (float[] row : clip) {
            Arrays.fill(row, -8);
        }
        clip[2][3] = 1;
        new SpectrogramAugmenter(0, 0, 0, 0, 1, 0, 0).recolour(clip, new SplittableRandom(1));
        assertThat(clip[2][3]).isCloseTo(1, within(0.01f));
        assertThat(clip[0][0]).isBetween(-4.4f, -0.8f);
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void masksAreOneRunNoWiderThanAllowed(long seed) {
        float[][] clip = ramp(30, 20);
        new SpectrogramAugmenter(0, 0, 0, 0, 0, 0, 8).mask(clip, new SplittableRandom(seed));
        long silent =
                Arrays.stream(clip).filter(row -> row[0] == 0 && row[19] == 0).count();
        assertThat(silent).isLessThanOrEqualTo(8);
        float[][] bands = ramp(30, 20);
        new SpectrogramAugmenter(0, 0, 0, 0, 0, 12, 0).mask(bands, new SplittableRandom(seed));
        for (float[] row : bands) {
            long zeros = 0;
            for (float v : row) {
                zeros += v == 0 ? 1 : 0;
            }
            assertThat(zeros).isLessThanOrEqualTo(12);
        }
    }

    private static float[][] ramp(int frames, int mels) {
        float[][] clip = new float[frames][mels];
        for (int t = 0; t < frames; t++) {
            for (int m = 0; m < mels; m++) {
                clip[t][m] = 1 + 0.1f * t + 0.01f * m;
            }
        }
        return clip;
    }
}
