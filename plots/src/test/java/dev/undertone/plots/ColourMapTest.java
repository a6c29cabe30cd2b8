package dev.undertone.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColourMapTest {

    /** CIE lightness, 0 black to 100 white. */
    private static double lightness(int rgb) {
        double y = 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int value) {
        double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    static List<ColourMap> sequential() {
        return List.of(ColourMap.MAGMA, ColourMap.VIRIDIS);
    }

    @ParameterizedTest
    @MethodSource("sequential")
    void lightnessRisesEvenly(ColourMap map) {
        double whole = lightness(map.rgb(1)) - lightness(map.rgb(0));
        for (int i = 0; i < 16; i++) {
            double step = lightness(map.rgb((i + 1) / 16.0)) - lightness(map.rgb(i / 16.0));
            assertThat(step).as("step %d", i).isCloseTo(whole / 16, within(0.4 * whole / 16));
        }
    }

    @Test
    void signsAreTheSameDistanceFromTheLightestMiddle() {
        double middle = lightness(ColourMap.BLUE_RED.rgb(0.5));
        for (double away = 0.1; away <= 0.5; away += 0.1) {
            double low = lightness(ColourMap.BLUE_RED.rgb(0.5 - away));
            double high = lightness(ColourMap.BLUE_RED.rgb(0.5 + away));
            assertThat(low).isLessThan(middle).isCloseTo(high, within(10.0));
            middle = Math.max(low, high);
        }
    }

    @Test
    void valuesBeyondTheEndsTakeTheColourOfTheEnd() {
        assertThat(ColourMap.VIRIDIS.rgb(-3))
                .isEqualTo(ColourMap.VIRIDIS.rgb(0))
                .isEqualTo(0x440154);
        assertThat(ColourMap.VIRIDIS.rgb(3)).isEqualTo(ColourMap.VIRIDIS.rgb(1)).isEqualTo(0xfde725);
    }
}
