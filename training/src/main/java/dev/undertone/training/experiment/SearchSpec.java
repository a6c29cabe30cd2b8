package dev.undertone.training.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How settings are searched for.
 *
 * @param kind which strategy
 * @param trials most combinations tried in one search; a grid tries its first ones
 * @param minutes after which no further trial is begun; with it, how many there are depends on the machine
 * @param space what is tried, by {@code model.setting}, such as {@code mlp.hidden}
 * @param onTest whether trials are judged by the test clips: a leak, but what much was published with
 * @param evolution of the evolutionary search
 * @param halving of successive halving
 */
public record SearchSpec(
        Kind kind,
        int trials,
        OptionalDouble minutes,
        Map<String, SearchAxis> space,
        boolean onTest,
        Evolution evolution,
        Halving halving) {

    /** Which strategy. */
    public enum Kind {
        /** Every combination of a few values of each setting. */
        GRID,

        /** Combinations at random. */
        RANDOM,

        /** Generations that inherit from the best of those before. */
        EVOLUTIONARY,

        /** Many combinations on few clips, the better ones on more. */
        HALVING
    }

    /**
     * Of the evolutionary search.
     *
     * @param population combinations in a generation
     * @param tournament how many are drawn for each parent; the best of them is it
     * @param crossover how often a child takes each setting from either parent rather than all from one, in [0, 1]
     * @param mutation how often a child's setting is moved to a value nearby, in [0, 1]
     * @param elite how many of the best survive as they are
     */
    public record Evolution(int population, int tournament, double crossover, double mutation, int elite) {

        public Evolution {
            if (population < 2 || tournament < 1 || tournament > population || elite < 0 || elite >= population) {
                throw new IllegalArgumentException(
                        "population must be at least 2, tournament in 1..population and elite"
                                + " in 0..population - 1 but they were " + population + ", " + tournament + ", "
                                + elite);
            }
            if (!(crossover >= 0 && crossover <= 1 && mutation >= 0 && mutation <= 1)) {
                throw new IllegalArgumentException(
                        "crossover and mutation must be in 0..1 but were " + crossover + ", " + mutation);
            }
        }

        public static Evolution defaults() {
            return new Evolution(8, 3, 0.7, 0.3, 1);
        }
    }

    /**
     * Of successive halving.
     *
     * @param keep one of so many goes on to the next rung, which has so many times the clips
     * @param smallestShare of the training clips, on the first rung
     */
    public record Halving(int keep, double smallestShare) {

        public Halving {
            if (keep < 2 || !(smallestShare > 0 && smallestShare <= 1)) {
                throw new IllegalArgumentException("keep must be at least 2 and smallestShare in (0, 1] but they were "
                        + keep + ", " + smallestShare);
            }
        }

        public static Halving defaults() {
            return new Halving(3, 1.0 / 9);
        }
    }

    public SearchSpec {
        space = Collections.unmodifiableMap(new LinkedHashMap<>(space));
        if (trials < 1 || trials > 100_000) {
            throw new IllegalArgumentException("trials must be in 1..100000 but was " + trials);
        }
        if (minutes.isPresent() && !(minutes.getAsDouble() > 0)) {
            throw new IllegalArgumentException("minutes must be positive but was " + minutes.getAsDouble());
        }
        if (space.isEmpty()) {
            throw new IllegalArgumentException("space must name at least one setting but was empty");
        }
    }
}
