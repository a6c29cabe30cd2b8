package dev.undertone.plots;

import java.util.List;

/**
 * One direction of a panel.
 *
 * @param title what the values are and their unit, such as {@code time (s)}; empty for none
 * @param from the value at the left or bottom end
 * @param to the value at the other end, above {@code from}
 */
public record Axis(String title, double from, double to, Scale scale, TickRule rule) {

    private static final double CLOCK_FROM_SECONDS = 90;
    private static final double SHORT_SECONDS = 10;

    public Axis {
        if (!(from < to) || !Double.isFinite(scale.of(from)) || !Double.isFinite(scale.of(to))) {
            throw new IllegalArgumentException("axis '" + title
                    + "' must reach from a lower to a higher value of its scale but was from " + from + " to " + to);
        }
    }

    /** Evenly spaced values with ticks at 1, 2 or 5 times a power of ten. */
    public static Axis linear(String title, double from, double to) {
        return new Axis(title, from, to, Scale.LINEAR, TickRule.DECIMAL);
    }

    /** Time, in seconds or, beyond a minute and a half, in minutes and seconds; a few seconds always in seconds. */
    public static Axis time(double fromSeconds, double toSeconds) {
        return toSeconds > CLOCK_FROM_SECONDS && toSeconds - fromSeconds > SHORT_SECONDS
                ? new Axis("time (min:s)", fromSeconds, toSeconds, Scale.LINEAR, TickRule.CLOCK)
                : linear("time (s)", fromSeconds, toSeconds);
    }

    /** Names in equal rows, the first at the bottom (left): row {@code i} reaches from {@code i - 0.5} to {@code i + 0.5}. */
    public static Axis names(String title, List<String> names) {
        return new Axis(title, -0.5, names.size() - 0.5, Scale.LINEAR, new TickRule.Names(names));
    }

    /** Where a value lies: 0 at {@code from}, 1 at {@code to}, beyond them outside 0..1. */
    public double share(double value) {
        double start = scale.of(from);
        return (scale.of(value) - start) / (scale.of(to) - start);
    }

    /**
     * As many ticks as stand at least {@code gap} apart, all within the axis.
     *
     * @param length of the axis on paper, in the unit of {@code gap}
     */
    public List<Tick> ticks(double length, double gap) {
        return rule.ticks(this, gap / length);
    }
}
