package dev.undertone.features.voice;

/**
 * The cheapest path through the candidates of successive frames and an unvoiced state, found as the frames come: once
 * {@value #LAG} frames wait, the oldest of the path that is best so far are decided. Costs: a candidate's
 * {@code -log10(voicing)}, being voiced or unvoiced against the threshold, pitch movement and its change, per octave, and
 * voicing changes.
 *
 * @see <a href="https://doi.org/10.1007/978-3-319-27299-3">F. Eyben: Real-time Speech and Music Classification by Large
 *     Audio Feature Space Extraction, 2016, section 2.2.11</a>
 */
final class PitchPath {

    /** Most frames that wait for a decision. */
    static final int LAG = 64;

    private static final int STEP = 8;

    /** Per factor of ten, as the published weights are; in octaves that is 3.01. */
    private static final double OCTAVES_PER_DECADE = Math.log(10) / Math.log(2);

    private static final double VOICING_WEIGHT = 2;
    private static final double THRESHOLD_COST = 4;
    private static final double MOVE_COST = 10 / OCTAVES_PER_DECADE;
    private static final double BEND_COST = 5 / OCTAVES_PER_DECADE;
    /** Half of the published 10 at either end of a voiced stretch: the reference charges each stretch once. */
    private static final double VOICING_CHANGE_COST = 5;

    private final double threshold;
    private final int states;
    private final float[] octave;
    private final byte[] origin;
    private final float[] decided = new float[LAG];
    private double[] cost;
    private double[] nextCost;
    private double[] move;
    private double[] nextMove;
    private int before;
    private int received;
    private int done;

    /** For frames of at most that many candidates. */
    PitchPath(int candidates, double threshold) {
        this.threshold = threshold;
        states = candidates + 1;
        octave = new float[LAG * states];
        origin = new byte[LAG * states];
        cost = new double[states];
        nextCost = new double[states];
        move = new double[states];
        nextMove = new double[states];
    }

    /** Takes the next frame. */
    void accept(SubharmonicSum candidates) {
        if (received - done == LAG) {
            decide(STEP);
        }
        int row = received % LAG * states;
        float mostVoiced = candidates.candidates() == 0 ? 0 : candidates.voicing(0);
        for (int state = 0; state <= candidates.candidates(); state++) {
            double own;
            if (state == 0) {
                own = mostVoiced >= threshold ? THRESHOLD_COST : 0;
                octave[row] = 0;
            } else {
                float voicing = candidates.voicing(state - 1);
                own = -VOICING_WEIGHT * Math.log10(Math.max(0.001, voicing))
                        + (voicing < threshold ? THRESHOLD_COST : 0);
                octave[row + state] = candidates.octave(state - 1);
            }
            nextCost[state] = own + (received == 0 ? 0 : arrive(row, state));
        }
        before = candidates.candidates();
        received++;
        double[] swap = cost;
        cost = nextCost;
        nextCost = swap;
        swap = move;
        move = nextMove;
        nextMove = swap;
    }

    /** No more frames: decides the rest. */
    void finish() {
        decide(received - done);
    }

    /** How many frames are decided. */
    int decided() {
        return done;
    }

    /** Base-2 logarithm of the pitch in hertz, 0 where unvoiced, of one of the last {@value #LAG} decided frames. */
    float octave(int frame) {
        return decided[frame % LAG];
    }

    private double arrive(int row, int state) {
        int previousRow = (received - 1) % LAG * states;
        double best = Double.POSITIVE_INFINITY;
        for (int previous = 0; previous <= before; previous++) {
            double total = cost[previous];
            double moved = 0;
            if (state == 0) {
                total += previous == 0 ? 0 : VOICING_CHANGE_COST;
            } else if (previous == 0) {
                total += VOICING_CHANGE_COST;
            } else {
                moved = octave[row + state] - octave[previousRow + previous];
                total += MOVE_COST * Math.abs(moved) + BEND_COST * Math.abs(moved - move[previous]);
            }
            if (total < best) {
                best = total;
                origin[row + state] = (byte) previous;
                nextMove[state] = moved;
            }
        }
        return best;
    }

    /** Decides the oldest of the waiting frames on the path that is cheapest now. */
    private void decide(int frames) {
        int state = 0;
        for (int last = 1; last <= before; last++) {
            if (cost[last] < cost[state]) {
                state = last;
            }
        }
        for (int frame = received - 1; frame >= done; frame--) {
            int at = frame % LAG * states + state;
            if (frame < done + frames) {
                decided[frame % LAG] = octave[at];
            }
            state = origin[at];
        }
        done += frames;
        // Costs are only ever compared: the common part is taken off so that hours do not use up their digits.
        double common = cost[0];
        for (int last = 0; last <= before; last++) {
            cost[last] -= common;
        }
    }
}
