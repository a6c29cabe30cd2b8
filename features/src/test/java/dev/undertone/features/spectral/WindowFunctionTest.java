package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowFunctionTest {

    @ParameterizedTest
    @CsvSource({"HANN, 0, 0.5", "HAMMING, 0.08, 0.54", "BLACKMAN, 0, 0.34", "RECTANGULAR, 1, 1"})
    void edgeAndQuarter(WindowFunction function, double edge, double quarter) {
        for (float[] window : new float[][] {function.periodic(64), function.symmetric(65)}) {
            assertThat((double) window[0]).isCloseTo(edge, within(1e-7));
            assertThat((double) window[16]).isCloseTo(quarter, within(1e-7));
            assertThat((double) window[32]).isCloseTo(1, within(1e-7));
        }
    }

    @Test
    void aGaussianFallsByItsWidth() {
        float[] window = WindowFunction.GAUSSIAN.symmetric(101);
        assertThat(window[50]).isEqualTo(1);
        assertThat((double) window[50 + 20]).isCloseTo(Math.exp(-0.5), within(1e-7));
        assertThat((double) window[50 - 40]).isCloseTo(Math.exp(-2), within(1e-7));
    }

    @ParameterizedTest
    @EnumSource(WindowFunction.class)
    void aPeriodicWindowIsTheSymmetricOneWithoutItsLastSample(WindowFunction function) {
        float[] symmetric = function.symmetric(41);
        float[] periodic = function.periodic(40);
        for (int n = 0; n < 40; n++) {
            assertThat(periodic[n]).isEqualTo(symmetric[n]).isBetween(0f, 1f);
            assertThat((double) symmetric[40 - n]).isCloseTo(symmetric[n], within(1e-7));
        }
        assertThat(function.symmetric(1)).containsExactly(1);
    }
}
