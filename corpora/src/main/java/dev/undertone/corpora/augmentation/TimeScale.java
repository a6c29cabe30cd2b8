package dev.undertone.corpora.augmentation;

import java.util.Arrays;

/**
 * Another tempo at the same pitch, by overlapping stretches of 32 ms half and half. Each is taken within 10 ms of where the
 * tempo wants it, there where it is most like the natural continuation of the one before.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.1993.319366">Verhelst and Roelands (1993), An overlap-add technique based
 *     on waveform similarity (WSOLA) for high quality time-scale modification of speech</a>
 */
final class TimeScale {

    private static final double HOP_SECONDS = 0.016;
    /** Both ways together they span a period of any voice. */
    private static final double REACH_SECONDS = 0.010;

    private final int hop;
    private final int reach;
    private final int pad;
    private final float[] samples;
    private final float[] likeness;

    private TimeScale(float[] in, int sampleRateHz) {
        hop = Math.max(4, (int) Math.round(HOP_SECONDS * sampleRateHz));
        reach = Math.max(2, (int) Math.round(REACH_SECONDS * sampleRateHz));
        pad = 4 * hop + 2 * reach;
        samples = new float[in.length + 2 * pad];
        System.arraycopy(in, 0, samples, pad, in.length);
        likeness = new float[2 * reach + 1];
    }

    /**
     * Changes the tempo.
     *
     * @param tempo above 1 is faster
     * @return {@code round(in.length / tempo)} samples
     */
    static float[] apply(float[] in, int sampleRateHz, double tempo) {
        return tempo == 1 ? in.clone() : new TimeScale(in, sampleRateHz).apply(in.length, tempo);
    }

    private float[] apply(int length, double tempo) {
        float[] out = new float[(int) Math.round(length / tempo)];
        float[] window = new float[2 * hop];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / hop));
        }
        int from = pad - hop;
        for (int start = -hop; start < out.length; start += hop) {
            if (start > -hop) {
                int wanted = pad + (int) Math.round(start * tempo + hop * (tempo - 1));
                from = mostAlike(from + hop, wanted);
            }
            int last = Math.min(window.length, out.length - start);
            for (int i = Math.max(0, -start); i < last; i++) {
                out[start + i] += window[i] * samples[from + i];
            }
        }
        return out;
    }

    /** Where near a place the samples are most like those from {@code continuation} on, by normalised correlation. */
    private int mostAlike(int continuation, int wanted) {
        int base = Math.max(0, wanted - reach);
        int template = Math.min(continuation, samples.length - 2 * hop);
        Arrays.fill(likeness, 0);
        double energy = 0;
        for (int i = 0; i < 2 * hop; i++) {
            float x = samples[template + i];
            for (int lag = 0; lag < likeness.length; lag++) {
                likeness[lag] += x * samples[base + i + lag];
            }
            energy += (double) samples[base + i] * samples[base + i];
        }
        int best = wanted - base;
        double most = 0;
        for (int lag = 0; lag < likeness.length; lag++) {
            double alike = energy > 0 ? likeness[lag] / Math.sqrt(energy) : 0;
            if (alike > most) {
                most = alike;
                best = lag;
            }
            double leaves = samples[base + lag];
            double enters = samples[base + lag + 2 * hop];
            energy = Math.max(0, energy + enters * enters - leaves * leaves);
        }
        return base + best;
    }
}
