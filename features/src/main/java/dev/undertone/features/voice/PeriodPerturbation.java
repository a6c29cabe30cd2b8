package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;

/**
 * Jitter and shimmer, measured on the waveform period by period. A period is as long as the lag near the pitch period, by
 * at most a tenth, at which the waveform correlates best with what follows it, to a fraction of a sample by a parabola.
 * Those that start in a frame's first 10 ms or are left over from earlier ones count for it:
 *
 * <ul>
 *   <li>jitter: mean difference between successive lengths over mean length;
 *   <li>shimmer: {@code 20·log10(1 + s)} dB, where {@code s} is the mean difference between the peak-to-peak amplitudes of
 *       successive periods over their mean, at most 1.
 * </ul>
 *
 * <p>Periods that correlate by less than 0.5 with their successors are passed over; a frame without new periods keeps the
 * last values, a frame without pitch has 0 for both and ends the series. Frame {@code k} is that of {@link
 * SubharmonicPitch}, from 10·k ms on. Holds one recording's state: used by one thread.
 *
 * @see <a href="https://doi.org/10.1109/TAFFC.2015.2457417">Eyben et al.: The Geneva Minimalistic Acoustic Parameter Set
 *     (GeMAPS), 2016</a>
 */
public final class PeriodPerturbation {

    private static final double MIN_HZ = 30;
    private static final double SEARCH_RANGE = 0.1;
    private static final double MIN_CORRELATION = 0.5;
    /** Samples beyond two longest periods that must be there before a period is looked for. */
    private static final int MARGIN = 4;

    private final Waveform waveform;
    private final int sampleRateHz;
    private final int hop;
    private final float[] samples;
    private final double[] sums;
    private final double[] squares;
    private final double[] correlation;

    private int frames;
    private boolean running;
    private int start;
    private double lastPeriod;

    private int changes;
    private double change;
    private int periods;
    private double length;
    private double amplitudeChange;
    private double amplitude;

    private float jitter;
    private float shimmerDb;

    public PeriodPerturbation(Waveform waveform) {
        this.waveform = waveform;
        sampleRateHz = waveform.sampleRateHz();
        hop = (int) Math.round(0.010 * sampleRateHz);
        int longest = (int) Math.ceil(sampleRateHz / MIN_HZ * (1 + SEARCH_RANGE)) + 2;
        samples = new float[2 * longest + MARGIN];
        sums = new double[samples.length + 1];
        squares = new double[samples.length + 1];
        correlation = new double[longest + 2];
    }

    /**
     * Takes the frames in order, with pitch or without.
     *
     * @param frame 0, 1, 2, …
     * @param f0Hz its pitch, at least 30 Hz; 0: none
     */
    public void measure(int frame, float f0Hz) {
        if (frame != frames) {
            throw new IllegalArgumentException("frames must come in order: " + frames + " but was " + frame);
        }
        if (f0Hz != 0 && !(f0Hz >= MIN_HZ && f0Hz <= sampleRateHz / 4.0)) {
            throw new IllegalArgumentException("f0Hz must be 0 or in " + MIN_HZ + ".." + sampleRateHz / 4.0
                    + " (a quarter of the sample rate) but was " + f0Hz);
        }
        frames++;
        if (f0Hz == 0) {
            running = false;
            jitter = 0;
            shimmerDb = 0;
            return;
        }
        if (!running) {
            running = true;
            start = frame * hop;
            lastPeriod = 0;
        }
        follow(frame * hop, sampleRateHz / (double) f0Hz);
        if (changes > 0) {
            jitter = (float) (change / changes / (length / periods));
        }
        if (amplitude > 0) {
            shimmerDb = (float) (20 * Math.log10(1 + Math.min(1, amplitudeChange / amplitude)));
        }
    }

    /** Mean difference of successive periods over their mean, 0 or more; 0 where there is no pitch or were not two periods yet. */
    public float jitter() {
        return jitter;
    }

    /** In decibels, 0 to 6.02; 0 where there is no pitch or was no period yet. */
    public float shimmerDb() {
        return shimmerDb;
    }

    /**
     * Goes on period by period as far as the samples of the frame's first 10 ms reach; takes one that reaches farther where
     * they begin with it, so that low voices keep up.
     */
    private void follow(int begin, double expected) {
        int shortest = (int) (expected * (1 - SEARCH_RANGE));
        int longest = (int) (expected * (1 + SEARCH_RANGE));
        int needed = 2 * longest + MARGIN;
        changes = 0;
        change = 0;
        periods = 0;
        length = 0;
        amplitudeChange = 0;
        amplitude = 0;
        boolean first = true;
        while (start + needed <= waveform.length() && (start + needed <= begin + hop || (first && start <= begin))) {
            first = false;
            waveform.copyTo(start, samples, 0, 2 * longest + 2);
            int step = (int) Math.round(expected);
            int lag = best(shortest, longest);
            if (lag > 0) {
                double period = lag + offset(lag);
                step = (int) Math.round(period);
                if (correlation[lag] >= MIN_CORRELATION) {
                    add(period, step);
                }
            }
            start += step;
        }
    }

    private void add(double period, int rounded) {
        periods++;
        length += period;
        if (lastPeriod > 0) {
            changes++;
            change += Math.abs(period - lastPeriod);
        }
        lastPeriod = period;
        // Without the first sample of either, which agrees with published values in more frames than with it.
        double first = range(1, rounded);
        double second = range(rounded + 1, 2 * rounded);
        amplitudeChange += Math.abs(first - second);
        amplitude += (first + second) / 2;
    }

    /** The lag, strictly between two, of the highest local maximum of the correlation; 0 if there is none. */
    private int best(int shortest, int longest) {
        for (int i = 0; i < 2 * longest; i++) {
            sums[i + 1] = sums[i] + samples[i];
            squares[i + 1] = squares[i] + (double) samples[i] * samples[i];
        }
        for (int lag = shortest; lag <= longest; lag++) {
            correlation[lag] = correlation(lag);
        }
        int best = 0;
        for (int lag = shortest + 1; lag < longest; lag++) {
            if (correlation[lag] > correlation[lag - 1]
                    && correlation[lag] >= correlation[lag + 1]
                    && (best == 0 || correlation[lag] > correlation[best])) {
                best = lag;
            }
        }
        return best;
    }

    /** Pearson's, of the first {@code lag} samples with as many after them; 0 where either is constant. */
    private double correlation(int lag) {
        double meanFirst = sums[lag] / lag;
        double meanSecond = (sums[2 * lag] - sums[lag]) / lag;
        double varianceFirst = squares[lag] / lag - meanFirst * meanFirst;
        double varianceSecond = (squares[2 * lag] - squares[lag]) / lag - meanSecond * meanSecond;
        double variances = varianceFirst * varianceSecond;
        return varianceFirst > 0 && varianceSecond > 0 && variances > 0
                ? (product(lag) / lag - meanFirst * meanSecond) / Math.sqrt(variances)
                : 0;
    }

    private float product(int lag) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < lag; i += 4) {
            a += samples[i] * samples[i + lag];
            b += samples[i + 1] * samples[i + 1 + lag];
            c += samples[i + 2] * samples[i + 2 + lag];
            d += samples[i + 3] * samples[i + 3 + lag];
        }
        for (; i < lag; i++) {
            a += samples[i] * samples[i + lag];
        }
        return a + b + c + d;
    }

    private double offset(int lag) {
        double before = correlation[lag - 1];
        double after = correlation[lag + 1];
        return 0.5 * (before - after) / (before - 2 * correlation[lag] + after);
    }

    private double range(int from, int to) {
        float low = samples[from];
        float high = low;
        for (int i = from + 1; i < to; i++) {
            low = Math.min(low, samples[i]);
            high = Math.max(high, samples[i]);
        }
        return (double) high - low;
    }
}
