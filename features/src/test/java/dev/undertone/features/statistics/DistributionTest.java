package dev.undertone.features.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionTest {

    private final Distribution distribution = new Distribution();

    @Test
    void ofARamp() {
        float[] ramp = new float[101];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 100 - i;
        }
        distribution.measure(ramp, ramp.length);
        assertThat(distribution.mean()).isEqualTo(50);
        assertThat(distribution.deviation()).isCloseTo(Math.sqrt((101.0 * 101 - 1) / 12), within(1e-9));
        assertThat(distribution.variation()).isCloseTo(Math.sqrt(850) / 50, within(1e-9));
        assertThat(distribution.percentile(0)).isZero();
        assertThat(distribution.percentile(0.2)).isEqualTo(20);
        assertThat(distribution.percentile(1)).isEqualTo(100);
    }

    @Test
    void percentilesLieBetweenNeighbours() {
        distribution.measure(new float[] {4, 1, 2, 999}, 3);
        assertThat(distribution.percentile(0.5)).isEqualTo(2);
        assertThat(distribution.percentile(0.75)).isEqualTo(3);
    }

    @Test
    void aNegativeMeanGivesANegativeVariation() {
        distribution.measure(new float[] {-1, -3}, 2);
        assertThat(distribution.variation()).isEqualTo(-0.5);
    }

    @Test
    void nothingIsZero() {
        distribution.measure(new float[] {7}, 0);
        assertThat(distribution.mean()).isZero();
        assertThat(distribution.deviation()).isZero();
        assertThat(distribution.variation()).isZero();
        assertThat(distribution.percentile(0.5)).isZero();
    }

    @Test
    void aZeroMeanHasNoVariation() {
        distribution.measure(new float[] {-1, 1}, 2);
        assertThat(distribution.variation()).isZero();
        assertThat(distribution.deviation()).isEqualTo(1);
    }

    @Test
    void refusesAShareBeyondAll() {
        assertThatThrownBy(() -> distribution.percentile(20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be in 0..1 but was 20.0");
    }
}
