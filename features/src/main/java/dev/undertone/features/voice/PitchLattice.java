package dev.undertone.features.voice;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * The hidden Markov model of probabilistic YIN: states are the pitches of a grid, voiced (0..n-1) and unvoiced (n..2n-1).
 * From one frame to the next the pitch moves at most {@code reach} steps, with a probability that falls linearly with the
 * distance, and voicing changes with its own probability. All starts are equally likely. Used by one thread.
 *
 * <p>The logarithm of a triangle is concave, so the best predecessor never moves down as the pitch moves up, and is found
 * by halving the grid instead of trying every pair. What is impossible has the least normal number as its probability, so
 * that a path always exists.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.2014.6853678">Mauch and Dixon 2014, section 2.2</a>
 * @see <a href="https://doi.org/10.1007/BF01840359">Aggarwal, Klawe, Moran, Shor and Wilber, Geometric applications of a
 *     matrix-searching algorithm, 1987</a>
 */
final class PitchLattice {

    /** Frames kept to trace back, and how many of them are settled when as many have gathered. */
    private static final int MEMORY_FRAMES = 8192;

    private static final int SETTLED_FRAMES = 4096;
    private static final double IMPOSSIBLE = Math.log(Double.MIN_NORMAL);

    private final int pitches;
    private final int reach;
    private final double logStay;
    private final double logSwitch;
    private final double[] logTriangle;
    private final double[] logRowSum;
    private double[] score;
    private double[] next;
    private final double[] source;
    private final Steps fromVoiced;
    private final Steps fromUnvoiced;
    private final Deque<short[]> memory = new ArrayDeque<>();
    private final Deque<short[]> spare = new ArrayDeque<>();
    private int frame;

    PitchLattice(int pitches, int reach, double switchProbability) {
        if (2 * pitches > Short.MAX_VALUE) {
            throw new IllegalArgumentException("the pitch grid must have at most " + Short.MAX_VALUE / 2
                    + " steps but had " + pitches + "; take a coarser resolution or a narrower range");
        }
        this.pitches = pitches;
        this.reach = reach;
        logStay = Math.log(1 - switchProbability);
        logSwitch = Math.log(switchProbability);
        logTriangle = new double[reach + 1];
        for (int d = 0; d <= reach; d++) {
            logTriangle[d] = Math.log(1 - d / (reach + 1.0));
        }
        logRowSum = new double[pitches];
        for (int from = 0; from < pitches; from++) {
            double sum = 0;
            for (int to = Math.max(0, from - reach); to <= Math.min(pitches - 1, from + reach); to++) {
                sum += 1 - Math.abs(to - from) / (reach + 1.0);
            }
            logRowSum[from] = Math.log(sum);
        }
        score = new double[2 * pitches];
        next = new double[2 * pitches];
        source = new double[pitches];
        fromVoiced = new Steps();
        fromUnvoiced = new Steps();
    }

    /**
     * Goes on to the next frame.
     *
     * @param probability of each voiced pitch; their sum is at most 1 but for rounding
     * @param path its settled start is filled in
     * @return the probability that the frame is voiced, in 0..1
     */
    double step(double[] probability, int[] path) {
        double voiced = 0;
        for (double p : probability) {
            voiced += p;
        }
        voiced = Math.min(1, voiced);
        double unvoiced = Math.log((1 - voiced) / pitches + Double.MIN_NORMAL);
        if (frame == 0) {
            Arrays.fill(score, -Math.log(2.0 * pitches));
        } else {
            advance();
        }
        for (int i = 0; i < pitches; i++) {
            score[i] += probability[i] > 0 ? Math.log(probability[i] + Double.MIN_NORMAL) : IMPOSSIBLE;
            score[pitches + i] += unvoiced;
        }
        frame++;
        if (memory.size() == MEMORY_FRAMES) {
            traceBack(path);
            for (int i = 0; i < SETTLED_FRAMES; i++) {
                spare.add(memory.remove());
            }
        }
        return voiced;
    }

    /** Fills in the rest of the path. */
    void finish(int[] path) {
        if (frame > 0) {
            traceBack(path);
        }
    }

    private void advance() {
        short[] cameFrom = spare.isEmpty() ? new short[2 * pitches] : spare.remove();
        int best = best();
        double anywhere = score[best] + IMPOSSIBLE;
        fromVoiced.compute(0);
        fromUnvoiced.compute(pitches);
        for (int i = 0; i < pitches; i++) {
            choose(i, i, logStay, logSwitch, best, anywhere, cameFrom);
            choose(pitches + i, i, logSwitch, logStay, best, anywhere, cameFrom);
        }
        double[] swap = score;
        score = next;
        next = swap;
        memory.add(cameFrom);
    }

    private void choose(
            int state, int pitch, double voiced, double unvoiced, int best, double anywhere, short[] cameFrom) {
        double a = fromVoiced.value[pitch] + voiced;
        double b = fromUnvoiced.value[pitch] + unvoiced;
        if (anywhere > a && anywhere > b) {
            next[state] = anywhere;
            cameFrom[state] = (short) best;
        } else if (a >= b) {
            next[state] = a;
            cameFrom[state] = (short) fromVoiced.origin[pitch];
        } else {
            next[state] = b;
            cameFrom[state] = (short) (pitches + fromUnvoiced.origin[pitch]);
        }
    }

    private int best() {
        int best = 0;
        for (int state = 1; state < score.length; state++) {
            if (score[state] > score[best]) {
                best = state;
            }
        }
        return best;
    }

    /** Follows the best path back over the frames in memory. */
    private void traceBack(int[] path) {
        int state = best();
        int at = frame - 1;
        path[at] = state;
        for (Iterator<short[]> back = memory.descendingIterator(); back.hasNext(); ) {
            state = back.next()[state];
            path[--at] = state;
        }
    }

    /** For every pitch the best pitch before it, and its score. */
    private final class Steps {

        private final int[] origin = new int[pitches];
        private final double[] value = new double[pitches];

        void compute(int firstState) {
            for (int i = 0; i < pitches; i++) {
                source[i] = score[firstState + i] - logRowSum[i];
            }
            halve(0, pitches - 1, 0, pitches - 1);
        }

        private void halve(int low, int high, int firstOrigin, int lastOrigin) {
            int middle = (low + high) >>> 1;
            int best = Math.max(firstOrigin, middle - reach);
            double most = Double.NEGATIVE_INFINITY;
            for (int from = best; from <= Math.min(lastOrigin, middle + reach); from++) {
                double reached = source[from] + logTriangle[Math.abs(middle - from)];
                if (reached > most) {
                    most = reached;
                    best = from;
                }
            }
            origin[middle] = best;
            value[middle] = most;
            if (low < middle) {
                halve(low, middle - 1, firstOrigin, best);
            }
            if (middle < high) {
                halve(middle + 1, high, best, lastOrigin);
            }
        }
    }
}
