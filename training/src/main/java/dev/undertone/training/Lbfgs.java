package dev.undertone.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth function by the limited-memory BFGS method with a backtracking line search. Deterministic.
 *
 * @see <a href="https://doi.org/10.1007/BF01589116">Liu and Nocedal (1989), On the limited memory BFGS method</a>
 */
public final class Lbfgs {

    private static final int MEMORY = 10;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final int MOST_HALVINGS = 40;

    /** A function to minimise. */
    @FunctionalInterface
    public interface Objective {
        /** Returns the value at {@code x} and fills {@code gradient}. */
        double at(double[] x, double[] gradient);
    }

    /** One step taken, and how the gradient changed on it. */
    private static final class Pair {
        private final double[] step;
        private final double[] change;
        private final double curvature;

        private Pair(double[] step, double[] change, double curvature) {
            this.step = step;
            this.change = change;
            this.curvature = curvature;
        }
    }

    private Lbfgs() {}

    /**
     * The minimiser, from {@code start} on.
     *
     * @param tolerance stops when no component of the gradient is larger
     */
    public static double[] minimise(Objective objective, double[] start, double tolerance, int mostIterations) {
        double[] x = start.clone();
        double[] gradient = new double[x.length];
        double value = objective.at(x, gradient);
        Deque<Pair> history = new ArrayDeque<>();
        for (int i = 0; i < mostIterations && largest(gradient) > tolerance; i++) {
            double[] direction = direction(gradient, history);
            double slope = dot(direction, gradient);
            double length = history.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
            double[] next = new double[x.length];
            double[] nextGradient = new double[x.length];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int k = 0; k < MOST_HALVINGS; k++) {
                for (int j = 0; j < x.length; j++) {
                    next[j] = x[j] + length * direction[j];
                }
                nextValue = objective.at(next, nextGradient);
                if (nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
                    break;
                }
                length /= 2;
            }
            if (!(nextValue < value)) {
                return x;
            }
            remember(history, x, next, gradient, nextGradient);
            x = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return x;
    }

    private static void remember(
            Deque<Pair> history, double[] x, double[] next, double[] gradient, double[] nextGradient) {
        double[] step = new double[x.length];
        double[] change = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            step[j] = next[j] - x[j];
            change[j] = nextGradient[j] - gradient[j];
        }
        double curvature = dot(step, change);
        if (curvature > 1e-12 * dot(change, change)) {
            if (history.size() == MEMORY) {
                history.removeFirst();
            }
            history.addLast(new Pair(step, change, curvature));
        }
    }

    /** The two-loop recursion: minus the inverse Hessian, as the history knows it, times the gradient. */
    private static double[] direction(double[] gradient, Deque<Pair> history) {
        double[] q = gradient.clone();
        double[] alphas = new double[history.size()];
        int k = alphas.length;
        for (Iterator<Pair> latestFirst = history.descendingIterator(); latestFirst.hasNext(); ) {
            Pair pair = latestFirst.next();
            double alpha = dot(pair.step, q) / pair.curvature;
            alphas[--k] = alpha;
            addTo(q, -alpha, pair.change);
        }
        if (!history.isEmpty()) {
            Pair last = history.getLast();
            scale(q, last.curvature / dot(last.change, last.change));
        }
        for (Pair pair : history) {
            addTo(q, alphas[k++] - dot(pair.change, q) / pair.curvature, pair.step);
        }
        scale(q, -1);
        return q;
    }

    private static void addTo(double[] into, double factor, double[] values) {
        for (int j = 0; j < into.length; j++) {
            into[j] += factor * values[j];
        }
    }

    private static void scale(double[] values, double factor) {
        for (int j = 0; j < values.length; j++) {
            values[j] *= factor;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
