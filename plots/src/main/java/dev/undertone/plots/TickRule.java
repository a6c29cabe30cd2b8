package dev.undertone.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Which values of an axis are marked. */
public interface TickRule {

    /** Multiples of 1, 2 or 5 times a power of ten, evenly spaced. */
    TickRule DECIMAL = TickRule::decimal;

    /** Times as minutes and seconds, or hours, minutes and seconds. */
    TickRule CLOCK = TickRule::clock;

    /**
     * Frequencies, from 1000 on with a {@code k}: evenly spaced on a linear scale; on others powers of ten first, then 2 and
     * 5 times them, then values between, each where there is room.
     */
    TickRule HERTZ = TickRule::hertz;

    /**
     * @param gap least distance between neighbours, as a share of the axis
     * @return rising, within the axis
     */
    List<Tick> ticks(Axis axis, double gap);

    /** A name per whole number from 0 on; every second, third ... where there is no room for all. */
    record Names(List<String> names) implements TickRule {

        public Names {
            names = List.copyOf(names);
        }

        @Override
        public List<Tick> ticks(Axis axis, double gap) {
            int step = Math.max(1, (int) Math.ceil(gap / Math.max(1e-9, axis.share(1) - axis.share(0))));
            List<Tick> ticks = new ArrayList<>();
            for (int i = 0; i < names.size(); i += step) {
                if (i >= axis.from() && i <= axis.to()) {
                    ticks.add(new Tick(i, names.get(i)));
                }
            }
            return ticks;
        }
    }

    private static List<Tick> decimal(Axis axis, double gap) {
        double step = decimalStep(axis, gap);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step * 1.0001)));
        return multiples(axis, step, value -> number(value, decimals));
    }

    private static double decimalStep(Axis axis, double gap) {
        double span = axis.to() - axis.from();
        double least = gap * span;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = 10 * power;
        for (int factor : new int[] {5, 2, 1}) {
            step = factor * power >= least ? factor * power : step;
        }
        return step;
    }

    private static List<Tick> clock(Axis axis, double gap) {
        double least = gap * (axis.to() - axis.from());
        double step = 3600 * Math.ceil(least / 3600);
        for (int candidate : new int[] {1800, 900, 600, 300, 120, 60, 30, 15, 10, 5, 2, 1}) {
            step = candidate >= least ? candidate : step;
        }
        return multiples(axis, step, TickRule::clock);
    }

    private static List<Tick> hertz(Axis axis, double gap) {
        if (axis.scale() == Scale.LINEAR) {
            return multiples(axis, decimalStep(axis, gap), TickRule::hertz);
        }
        List<Tick> ticks = new ArrayList<>();
        if (axis.from() == 0) {
            ticks.add(new Tick(0, "0"));
        }
        for (double[] factors : new double[][] {{1}, {5, 2}, {3, 1.5, 7}, {4, 1.2, 2.5, 1.7}}) {
            for (double power = 10_000; power >= 1; power /= 10) {
                for (double factor : factors) {
                    double hz = factor * power;
                    boolean inside = hz >= axis.from() && hz <= axis.to();
                    if (inside
                            && ticks.stream().allMatch(t -> Math.abs(axis.share(t.value()) - axis.share(hz)) >= gap)) {
                        ticks.add(new Tick(hz, hertz(hz)));
                    }
                }
            }
        }
        ticks.sort(Comparator.comparingDouble(Tick::value));
        return ticks;
    }

    private static List<Tick> multiples(Axis axis, double step, DoubleFunction<String> label) {
        List<Tick> ticks = new ArrayList<>();
        double slack = 1e-9 * (axis.to() - axis.from());
        for (double i = Math.ceil((axis.from() - slack) / step); i * step <= axis.to() + slack; i++) {
            double value = Math.max(axis.from(), Math.min(axis.to(), i * step));
            ticks.add(new Tick(value, label.apply(i * step)));
        }
        return ticks;
    }

    private static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean negative = value < 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9');
        return negative ? "\u2212" + text : text;
    }

    private static String hertz(double hz) {
        return hz < 1000 ? trimmed(hz) : trimmed(hz / 1000) + "k";
    }

    private static String trimmed(double value) {
        return String.format(Locale.ROOT, "%.6f", value + 0.0).replaceAll("\\.?0+$", "");
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
