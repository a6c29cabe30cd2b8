package dev.undertone.features.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmoothingTest {

    @Test
    void meansOfThreeWithTheEndsRepeated() {
        float[] into = new float[4];
        Smoothing.threeFrames(new float[] {3, 6, 0, 9, 99}, 4, into);
        assertThat(into).containsExactly(4, 3, 5, 6);
    }

    @Test
    void zeroIsNoValue() {
        float[] into = new float[7];
        Smoothing.threeFramesNonZero(new float[] {2, 4, 0, 5, 0, -6, -9}, 7, into);
        assertThat(into).containsExactly(8 / 3f, 3, 0, 5, 0, -7.5f, -8);
    }

    @Test
    void oneValueStays() {
        float[] into = new float[1];
        Smoothing.threeFrames(new float[] {7}, 1, into);
        assertThat(into).containsExactly(7);
        Smoothing.threeFramesNonZero(new float[] {-7}, 1, into);
        assertThat(into).containsExactly(-7);
        Smoothing.threeFrames(new float[0], 0, into);
        Smoothing.threeFramesNonZero(new float[0], 0, into);
        assertThat(into).containsExactly(-7);
    }
}
