package dev.undertone.features.composition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One number that sums up a column of a recording. Slopes, peaks and segments are looked for within runs of neighbouring
 * chosen frames, never across a gap. What too few values leave undefined is 0. Immutable.
 */
final class Functional {

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}|100)");
    private static final Pattern SPAN = Pattern.compile("range-p(\\d{1,2}|100)-p(\\d{1,2}|100)");
    private static final double SMALLEST = 1e-12;

    private enum Unit {
        SAME,
        PER_SECOND_OF_COLUMN,
        PLAIN,
        PER_SECOND,
        SECONDS
    }

    private static final Map<String, Functional> NAMED = new LinkedHashMap<>();

    static final Functional MEAN = add("mean", Unit.SAME, ChosenTrack::mean);

    static {
        add("sd", Unit.SAME, ChosenTrack::deviation);
        add("cv", Unit.PLAIN, Functional::coefficientOfVariation);
        add("min", Unit.SAME, track -> track.percentile(0));
        add("max", Unit.SAME, track -> track.percentile(100));
        add("range", Unit.SAME, track -> track.percentile(100) - track.percentile(0));
        add("skewness", Unit.PLAIN, track -> moment(track, 3));
        add("kurtosis", Unit.PLAIN, track -> track.deviation() < SMALLEST ? 0 : moment(track, 4) - 3);
        add(
                "rising-slope-mean",
                Unit.PER_SECOND_OF_COLUMN,
                track -> TrackSlopes.of(track).rising().mean());
        add(
                "rising-slope-sd",
                Unit.PER_SECOND_OF_COLUMN,
                track -> TrackSlopes.of(track).rising().deviation());
        add(
                "falling-slope-mean",
                Unit.PER_SECOND_OF_COLUMN,
                track -> TrackSlopes.of(track).falling().mean());
        add(
                "falling-slope-sd",
                Unit.PER_SECOND_OF_COLUMN,
                track -> TrackSlopes.of(track).falling().deviation());
        add("regression-slope", Unit.PER_SECOND_OF_COLUMN, Functional::regressionSlope);
        add("regression-error", Unit.SAME, Functional::regressionError);
        add(
                "peaks-per-second",
                Unit.PER_SECOND,
                track -> perSecond(track, TrackSlopes.of(track).peaks().count()));
        add("peak-mean", Unit.SAME, track -> TrackSlopes.of(track).peaks().mean());
        add("segments-per-second", Unit.PER_SECOND, track -> perSecond(track, track.runs()));
        add("segment-length-mean", Unit.SECONDS, track -> segments(track).mean());
        add("segment-length-sd", Unit.SECONDS, track -> segments(track).deviation());
    }

    /** The names that a definition may use, besides percentiles. */
    static final List<String> NAMES = List.copyOf(NAMED.keySet());

    private final String name;
    private final Unit unit;
    private final ToDoubleFunction<ChosenTrack> value;

    private Functional(String name, Unit unit, ToDoubleFunction<ChosenTrack> value) {
        this.name = name;
        this.unit = unit;
        this.value = value;
    }

    private static Functional add(String name, Unit unit, ToDoubleFunction<ChosenTrack> value) {
        Functional functional = new Functional(name, unit, value);
        NAMED.put(name, functional);
        return functional;
    }

    /** @throws IllegalArgumentException naming what is allowed */
    static Functional named(String name) {
        Functional known = NAMED.get(name);
        if (known != null) {
            return known;
        }
        Matcher percentile = PERCENTILE.matcher(name);
        if (percentile.matches()) {
            double percent = Integer.parseInt(percentile.group(1));
            return new Functional(name, Unit.SAME, track -> track.percentile(percent));
        }
        Matcher span = SPAN.matcher(name);
        if (span.matches()) {
            double low = Integer.parseInt(span.group(1));
            double high = Integer.parseInt(span.group(2));
            if (low < high) {
                return new Functional(name, Unit.SAME, track -> track.percentile(high) - track.percentile(low));
            }
        }
        throw new IllegalArgumentException("a functional must be one of " + NAMES
                + ", a percentile p0 to p100 or a range such as range-p5-p95 but was " + name);
    }

    String name() {
        return name;
    }

    /** Its unit for a column of that unit. */
    String unit(String column) {
        return switch (unit) {
            case SAME -> column;
            case PER_SECOND_OF_COLUMN -> column + "/s";
            case PLAIN -> "1";
            case PER_SECOND -> "1/s";
            case SECONDS -> "s";
        };
    }

    double of(ChosenTrack track) {
        return value.applyAsDouble(track);
    }

    private static double coefficientOfVariation(ChosenTrack track) {
        double mean = track.mean();
        return Math.abs(mean) < SMALLEST ? 0 : track.deviation() / Math.abs(mean);
    }

    private static double moment(ChosenTrack track, int power) {
        double mean = track.mean();
        double deviation = track.deviation();
        // Below this a track is constant but for rounding, and its shape would be noise.
        if (deviation <= 1e-6 * (SMALLEST + Math.abs(mean))) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < track.count(); i++) {
            sum += Math.pow((track.value(i) - mean) / deviation, power);
        }
        return sum / track.count();
    }

    /** Least squares over all chosen values, set side by side. */
    private static double regressionSlope(ChosenTrack track) {
        int n = track.count();
        if (n < 2) {
            return 0;
        }
        double mean = track.mean();
        double centre = (n - 1) / 2.0;
        double tilt = 0;
        for (int i = 0; i < n; i++) {
            tilt += (i - centre) * (track.value(i) - mean);
        }
        return tilt * 12 / ((double) n * n * n - n) / track.hopSeconds();
    }

    /** Root mean square distance from that line. */
    private static double regressionError(ChosenTrack track) {
        int n = track.count();
        if (n < 3) {
            return 0;
        }
        double slope = regressionSlope(track) * track.hopSeconds();
        double mean = track.mean();
        double centre = (n - 1) / 2.0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double error = track.value(i) - mean - slope * (i - centre);
            squares += error * error;
        }
        return Math.sqrt(squares / n);
    }

    private static double perSecond(ChosenTrack track, int count) {
        return count / track.seconds();
    }

    private static Spread segments(ChosenTrack track) {
        Spread lengths = new Spread();
        for (int run = 0; run < track.runs(); run++) {
            lengths.add((track.runEnd(run) - track.runStart(run)) * track.hopSeconds());
        }
        return lengths;
    }
}
