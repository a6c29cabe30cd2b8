package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchLatticeTest {

    private static final int PITCHES = 23;
    private static final int REACH = 4;
    private static final double SWITCH = 0.01;

    /** The path must be as likely as the one found by trying every pair of states. */
    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithTheDefinition(long seed) {
        double[][] frames = random(60, seed);
        PitchLattice lattice = new PitchLattice(PITCHES, REACH, SWITCH);
        int[] path = new int[frames.length];
        for (double[] frame : frames) {
            lattice.step(frame, path);
        }
        lattice.finish(path);
        assertThat(path).isEqualTo(byDefinition(frames));
    }

    private static double[][] random(int count, long seed) {
        Random random = new Random(seed);
        double[][] frames = new double[count][PITCHES];
        for (double[] frame : frames) {
            double left = random.nextDouble();
            for (int i = 0; i < 3; i++) {
                double share = left * random.nextDouble();
                frame[random.nextInt(PITCHES)] = share;
                left -= share;
            }
        }
        return frames;
    }

    private static int[] byDefinition(double[][] frames) {
        int states = 2 * PITCHES;
        double[][] score = new double[frames.length][states];
        int[][] from = new int[frames.length][states];
        for (int t = 0; t < frames.length; t++) {
            double voiced = 0;
            for (double p : frames[t]) {
                voiced += p;
            }
            for (int to = 0; to < states; to++) {
                double own = to < PITCHES ? frames[t][to] : (1 - voiced) / PITCHES;
                double best = t == 0 ? 0 : Double.NEGATIVE_INFINITY;
                for (int before = 0; before < states && t > 0; before++) {
                    double reached = score[t - 1][before] + Math.log(transition(before, to) + Double.MIN_NORMAL);
                    if (reached > best) {
                        best = reached;
                        from[t][to] = before;
                    }
                }
                score[t][to] = best + Math.log(own + Double.MIN_NORMAL);
            }
        }
        int[] path = new int[frames.length];
        for (int state = 1; state < states; state++) {
            path[path.length - 1] = score[path.length - 1][state] > score[path.length - 1][path[path.length - 1]]
                    ? state
                    : path[path.length - 1];
        }
        for (int t = path.length - 1; t > 0; t--) {
            path[t - 1] = from[t][path[t]];
        }
        return path;
    }

    private static double transition(int from, int to) {
        double sum = 0;
        for (int other = 0; other < PITCHES; other++) {
            sum += triangle(from % PITCHES - other);
        }
        boolean switches = (from < PITCHES) != (to < PITCHES);
        return triangle(from % PITCHES - to % PITCHES) / sum * (switches ? SWITCH : 1 - SWITCH);
    }

    private static double triangle(int distance) {
        return Math.max(0, 1 - Math.abs(distance) / (REACH + 1.0));
    }
}
