package dev.undertone.features.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sound of the last second, as the statistics that tell a voice from anything else: how level, spectrum and pitch
 * are spread and how they move. Feed it samples at 16 kHz in chunks of any size; after each frame of 10 ms it can be
 * asked. All statistics but the level are independent of gain. For one thread.
 */
public final class ActivityContext {

    /** The rate of the samples it takes. */
    public static final int SAMPLE_RATE_HZ = ActivityFrames.RATE_HZ;

    /** Samples from one frame to the next. */
    public static final int FRAME_SAMPLES = ActivityFrames.HOP;

    /** How many frames the statistics look back. */
    public static final int FRAMES = 160;

    /** Frames of the recent past that get statistics of their own, so that the end of speech is heard. */
    private static final int RECENT = 40;

    private static final int CAPACITY = 256;
    /** Frames this far below the loudest one are background. */
    private static final float ACTIVE_DB = 30;

    private static final float VOICED = 0.5f;
    /** A pitch that moves by less than this from frame to frame is held by a machine. */
    private static final float STEADY_OCTAVES = 0.002f;

    private static final float LARGEST_STEP_OCTAVES = 0.5f;
    private static final double[] MODULATION_EDGES_HZ = {1, 2.5, 5, 10, 20, 40};
    private static final double MODULATION_STEP_HZ = 1.25;
    private static final List<String> NAMES = names();

    private final ActivityFrames frames = new ActivityFrames();
    private final ActivityFrame[] ring = new ActivityFrame[CAPACITY];
    private final float[] level = new float[FRAMES];
    private final float[] scratch = new float[FRAMES];
    private final boolean[] active = new boolean[FRAMES];
    private final double[] modulation = new double[MODULATION_EDGES_HZ.length - 1];
    private long seen;

    public ActivityContext() {
        Arrays.setAll(ring, i -> new ActivityFrame());
    }

    /** The names of the statistics, in order. */
    public static List<String> statisticNames() {
        return NAMES;
    }

    /** Hears samples; {@code afterFrame} runs after each frame that they complete. */
    public void accept(float[] samples, int from, int count, Runnable afterFrame) {
        frames.accept(samples, from, count, frame -> push(frame, afterFrame));
    }

    /** Completes the frames still owed, the last of them perhaps only partly filled; nothing may follow. */
    public void finish(Runnable afterFrame) {
        frames.finish(frame -> push(frame, afterFrame));
    }

    private void push(ActivityFrame frame, Runnable afterFrame) {
        ring[(int) (seen & (CAPACITY - 1))].set(frame);
        seen++;
        afterFrame.run();
    }

    /** How many frames have been completed. */
    public long frames() {
        return seen;
    }

    /**
     * Level of a frame between 100 and 4000 Hz, dB relative to a full-scale square wave.
     *
     * @param back how many frames ago it was completed, in 0..{@value #FRAMES} - 1; 0 is the newest
     */
    public float levelDb(int back) {
        return ring[(int) ((seen - 1 - back) & (CAPACITY - 1))].levelDb;
    }

    /** How many frames back the statistics can look by now: {@link #FRAMES}, fewer at the start. */
    public int available() {
        return (int) Math.min(seen, FRAMES);
    }

    /**
     * Computes the statistics of the frames {@link #available}; at least 2 are needed.
     *
     * @param into filled with one value for each of {@link #statisticNames()}, all finite
     */
    public void statistics(float[] into) {
        int n = available();
        if (n < 2) {
            throw new IllegalStateException("statistics need at least 2 frames but there are " + n);
        }
        float loudest = Float.NEGATIVE_INFINITY;
        for (int t = 0; t < n; t++) {
            level[t] = frame(t, n).levelDb;
            loudest = Math.max(loudest, level[t]);
        }
        for (int t = 0; t < n; t++) {
            active[t] = level[t] >= loudest - ACTIVE_DB;
            level[t] = Math.max(level[t] - loudest, -50);
        }
        Row row = new Row(into);
        levelStatistics(n, row);
        modulationStatistics(n, row);
        spectrumStatistics(n, row);
        harmonicityStatistics(n, row);
        pitchStatistics(n, row);
        recentStatistics(n, row);
        row.requireFull();
    }

    private ActivityFrame frame(int t, int n) {
        return ring[(int) ((seen - n + t) & (CAPACITY - 1))];
    }

    private void levelStatistics(int n, Row row) {
        int activeFrames = 0;
        int loud = 0;
        Moments all = new Moments();
        Moments steps = new Moments();
        for (int t = 0; t < n; t++) {
            activeFrames += active[t] ? 1 : 0;
            loud += level[t] > -15 ? 1 : 0;
            all.add(level[t]);
            if (t > 0) {
                steps.add(Math.abs(level[t] - level[t - 1]));
            }
        }
        row.add((float) activeFrames / n);
        row.add((float) loud / n);
        System.arraycopy(level, 0, scratch, 0, n);
        Arrays.sort(scratch, 0, n);
        row.add(percentile(0.1, n));
        row.add(percentile(0.5, n));
        row.add(percentile(0.9, n));
        row.add(all.deviation());
        row.add(steps.mean());
        for (int t = 3; t < n; t++) {
            scratch[t - 3] = level[t] - level[t - 3];
        }
        int steep = Math.max(1, n - 3);
        if (n <= 3) {
            scratch[0] = 0;
        }
        Arrays.sort(scratch, 0, steep);
        row.add(percentile(0.05, steep));
        row.add(percentile(0.95, steep));
    }

    /** Shares of the level's movement in octaves from 1 to 40 Hz; syllables come at 2.5 to 10 Hz. */
    private void modulationStatistics(int n, Row row) {
        double mean = 0;
        for (int t = 0; t < n; t++) {
            mean += level[t] / n;
        }
        Arrays.fill(modulation, 0);
        double total = 1e-3;
        int band = 0;
        for (double hz = MODULATION_EDGES_HZ[0]; hz < 40; hz += MODULATION_STEP_HZ) {
            while (hz >= MODULATION_EDGES_HZ[band + 1]) {
                band++;
            }
            double turn = 2 * Math.PI * hz / 100;
            double cosStep = Math.cos(turn);
            double twoCos = 2 * cosStep;
            double s1 = 0;
            double s2 = 0;
            for (int t = 0; t < n; t++) {
                double s = level[t] - mean + twoCos * s1 - s2;
                s2 = s1;
                s1 = s;
            }
            double powerHere = s1 * s1 + s2 * s2 - twoCos * s1 * s2;
            modulation[band] += powerHere;
            total += powerHere;
        }
        for (double share : modulation) {
            row.add((float) Math.log10(share / total + 1e-3));
        }
    }

    private void spectrumStatistics(int n, Row row) {
        for (int c = 0; c < ActivityFrame.CEPSTRA; c++) {
            Moments values = new Moments();
            Moments steps = new Moments();
            for (int t = 0; t < n; t++) {
                if (active[t]) {
                    values.add(frame(t, n).cepstra[c]);
                    if (t >= 2 && active[t - 2]) {
                        steps.add(Math.abs(frame(t, n).cepstra[c] - frame(t - 2, n).cepstra[c]));
                    }
                }
            }
            row.add(values.mean());
            row.add(values.deviation());
            row.add(steps.mean());
        }
        Moments flatness = new Moments();
        Covariance lowHigh = new Covariance();
        for (int t = 0; t < n; t++) {
            ActivityFrame frame = frame(t, n);
            if (active[t]) {
                flatness.add(frame.flatnessDb);
            }
            lowHigh.add(
                    Math.max(frame.lowDb - frame.levelDb + level[t], -60),
                    Math.max(frame.highDb - frame.levelDb + level[t], -60));
        }
        row.add(flatness.mean());
        row.add(flatness.deviation());
        row.add(lowHigh.correlation());
    }

    private void harmonicityStatistics(int n, Row row) {
        Moments values = new Moments();
        int count = 0;
        int voiced = 0;
        int pure = 0;
        for (int t = 0; t < n; t++) {
            if (active[t]) {
                float harmonicity = frame(t, n).harmonicity;
                values.add(harmonicity);
                scratch[count++] = harmonicity;
                voiced += harmonicity > VOICED ? 1 : 0;
                pure += harmonicity > 0.9f ? 1 : 0;
            }
        }
        Arrays.sort(scratch, 0, count);
        row.add(values.mean());
        row.add(values.deviation());
        row.add(percentile(0.1, count));
        row.add(percentile(0.5, count));
        row.add(percentile(0.9, count));
        row.add((float) voiced / count);
        row.add((float) pure / count);
    }

    private void pitchStatistics(int n, Row row) {
        Moments pitch = new Moments();
        Moments steps = new Moments();
        int count = 0;
        int steady = 0;
        int runs = 0;
        int run = 0;
        int longest = 0;
        for (int t = 0; t < n; t++) {
            ActivityFrame frame = frame(t, n);
            if (!active[t] || frame.harmonicity <= VOICED) {
                run = 0;
                continue;
            }
            pitch.add(frame.pitchOctaves);
            scratch[count++] = frame.pitchOctaves;
            if (run > 0) {
                float step = Math.abs(frame.pitchOctaves - frame(t - 1, n).pitchOctaves);
                steps.add(Math.min(step, LARGEST_STEP_OCTAVES));
                steady += step < STEADY_OCTAVES ? 1 : 0;
            }
            run++;
            runs += run == 3 ? 1 : 0;
            longest = Math.max(longest, run);
        }
        Arrays.sort(scratch, 0, count);
        row.add(pitch.mean());
        row.add(pitch.deviation());
        row.add(count == 0 ? 0 : percentile(0.9, count) - percentile(0.1, count));
        row.add(steps.mean());
        row.add((float) steady / Math.max(1, count));
        row.add((float) runs / n * 10);
        row.add((float) longest / n);
    }

    private void recentStatistics(int n, Row row) {
        Moments levels = new Moments();
        Moments harmonicity = new Moments();
        int voiced = 0;
        int recent = Math.min(n, RECENT);
        float loudest = -50;
        for (int t = n - recent; t < n; t++) {
            levels.add(level[t]);
            loudest = Math.max(loudest, level[t]);
            harmonicity.add(frame(t, n).harmonicity);
            voiced += active[t] && frame(t, n).harmonicity > VOICED ? 1 : 0;
        }
        row.add(levels.mean());
        row.add(loudest);
        row.add(harmonicity.mean());
        row.add((float) voiced / recent);
    }

    private float percentile(double share, int count) {
        return scratch[(int) Math.round(share * (count - 1))];
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "active-share",
                "loud-share",
                "level-p10",
                "level-p50",
                "level-p90",
                "level-sd",
                "level-step",
                "level-fall",
                "level-rise"));
        for (int band = 0; band < MODULATION_EDGES_HZ.length - 1; band++) {
            names.add("modulation-" + MODULATION_EDGES_HZ[band] + "-" + MODULATION_EDGES_HZ[band + 1]);
        }
        for (int c = 1; c <= ActivityFrame.CEPSTRA; c++) {
            names.addAll(List.of("cepstrum-" + c + "-mean", "cepstrum-" + c + "-sd", "cepstrum-" + c + "-step"));
        }
        names.addAll(List.of("flatness-mean", "flatness-sd", "low-high-correlation"));
        names.addAll(List.of(
                "harmonicity-mean",
                "harmonicity-sd",
                "harmonicity-p10",
                "harmonicity-p50",
                "harmonicity-p90",
                "voiced-share",
                "pure-share"));
        names.addAll(List.of(
                "pitch-mean",
                "pitch-sd",
                "pitch-range",
                "pitch-step",
                "pitch-steady",
                "voiced-runs",
                "voiced-longest"));
        names.addAll(List.of("recent-level", "recent-peak", "recent-harmonicity", "recent-voiced"));
        return List.copyOf(names);
    }

    /** Fills the row one statistic after the other. */
    private static final class Row {
        private final float[] values;
        private int next;

        Row(float[] values) {
            this.values = values;
        }

        void add(float value) {
            values[next++] = value;
        }

        void requireFull() {
            if (next != NAMES.size()) {
                throw new IllegalStateException(next + " statistics but " + NAMES.size() + " names");
            }
        }
    }

    private static final class Moments {
        private double sum;
        private double squares;
        private int count;

        void add(double value) {
            sum += value;
            squares += value * value;
            count++;
        }

        float mean() {
            return count == 0 ? 0 : (float) (sum / count);
        }

        float deviation() {
            if (count == 0) {
                return 0;
            }
            double mean = sum / count;
            return (float) Math.sqrt(Math.max(0, squares / count - mean * mean));
        }
    }

    private static final class Covariance {
        private final Moments x = new Moments();
        private final Moments y = new Moments();
        private double products;

        void add(double a, double b) {
            x.add(a);
            y.add(b);
            products += a * b;
        }

        float correlation() {
            double covariance = products / x.count - (double) x.mean() * y.mean();
            double spread = (double) x.deviation() * y.deviation();
            return spread < 1e-3 ? 0 : (float) Math.max(-1, Math.min(1, covariance / spread));
        }
    }
}
