package dev.undertone.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {

    private static List<String> labels(Axis axis, double length, double gap) {
        return axis.ticks(length, gap).stream().map(Tick::label).toList();
    }

    @Test
    void valuesLieWhereTheScalePutsThem() {
        Axis linear = Axis.linear("", 10, 30);
        assertThat(linear.share(10)).isZero();
        assertThat(linear.share(25)).isCloseTo(0.75, within(1e-12));
        Axis log = new Axis("", 50, 5000, Scale.LOGARITHMIC, TickRule.HERTZ);
        assertThat(log.share(500)).isCloseTo(0.5, within(1e-12));
        assertThat(log.share(5000)).isEqualTo(1);
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(labels(Axis.linear("", 0, 3.4), 900, 60))
                .startsWith("0.0", "0.5", "1.0")
                .endsWith("3.0");
        assertThat(labels(Axis.linear("", -80, -10), 190, 20))
                .containsExactly(
                        "\u221280", "\u221270", "\u221260", "\u221250", "\u221240", "\u221230", "\u221220", "\u221210");
        assertThat(labels(new Axis("", 0, 8000, Scale.LINEAR, TickRule.HERTZ), 190, 20))
                .containsExactly("0", "1k", "2k", "3k", "4k", "5k", "6k", "7k", "8k");
        assertThat(labels(new Axis("", 50, 8000, Scale.LOGARITHMIC, TickRule.HERTZ), 190, 20))
                .contains("100", "200", "500", "1k", "2k", "5k");
        assertThat(labels(Axis.time(0, 600), 900, 60))
                .startsWith("0:00", "1:00")
                .endsWith("10:00");
        assertThat(labels(Axis.time(3500, 3700), 900, 60)).contains("58:30", "1:00:00");
        assertThat(labels(Axis.names("", List.of("C", "D", "E")), 90, 13)).containsExactly("C", "D", "E");
        assertThat(labels(Axis.names("", List.of("C", "D", "E")), 30, 13)).containsExactly("C", "E");
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ticksStayWithinTheAxisAndApart(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            double from = Math.exp(random.nextDouble() * 10 - 3);
            double to = from + Math.exp(random.nextDouble() * 12 - 4);
            double length = 40 + random.nextInt(1000);
            double gap = 15 + random.nextInt(40);
            for (Axis axis : List.of(
                    Axis.linear("", -from, to),
                    Axis.time(from, to),
                    new Axis("", from, to, Scale.LINEAR, TickRule.HERTZ),
                    new Axis("", from, to, Scale.LOGARITHMIC, TickRule.HERTZ))) {
                List<Tick> ticks = axis.ticks(length, gap);
                double before = Double.NEGATIVE_INFINITY;
                for (Tick tick : ticks) {
                    double share = axis.share(tick.value());
                    assertThat(share).as("%s %s", axis, tick).isBetween(-1e-9, 1 + 1e-9);
                    assertThat(share - before).as("%s %s", axis, ticks).isGreaterThanOrEqualTo(0.999 * gap / length);
                    before = share;
                }
                assertThat(ticks.stream().map(Tick::label)).as("%s", ticks).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, Infinity"})
    void anAxisWithoutExtentIsRefused(double from, double to) {
        assertThatThrownBy(() -> Axis.linear("level (dB)", from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level (dB)");
    }

    @Test
    void aLogarithmicAxisCannotBeginAtZero() {
        assertThatThrownBy(() -> new Axis("F0 (Hz)", 0, 500, Scale.LOGARITHMIC, TickRule.HERTZ))
                .hasMessageContaining("F0 (Hz)");
    }
}
