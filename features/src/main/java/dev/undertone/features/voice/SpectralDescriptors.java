package dev.undertone.features.voice;

import java.util.Arrays;

/**
 * Shape of one frame's power spectrum in a dozen numbers. Holds scratch memory and the previous frame's spectrum: used by
 * one thread, on the frames of one recording in order.
 *
 * <p>Moments and roll-offs are of the magnitude spectrum; everything in dB is of the power spectrum plus 1e-10. An empty
 * spectrum has moments, roll-offs, flux, ratios and slopes of 0.
 */
final class SpectralDescriptors {

    private static final double[] CONTRAST_EDGES_HZ = {0, 250, 500, 1000, 2000, 4000, 8000};
    private static final double LOWEST_CHROMA_HZ = 100;
    private static final double HIGHEST_CHROMA_HZ = 5000;
    private static final float EMPTY = 1e-10f;
    /** Buckets of 1 dB from -100 dB, the empty spectrum's, upwards. */
    private static final int BUCKETS = 256;

    private static final float LOWEST_BUCKET_DB = 100;

    private final double hzPerBin;
    private final int bins;
    private final float[] magnitude;
    private final float[] previous;
    private final float[] decibels;
    private final float[] scratch;
    private final int[] bucket;
    private final int[] counts = new int[BUCKETS];
    private final int[] contrastEdges;
    private final int[] pitchClass;
    private final float[] chroma = new float[12];
    private double previousPower;

    SpectralDescriptors(int fftSize, int sampleRateHz) {
        hzPerBin = (double) sampleRateHz / fftSize;
        bins = fftSize / 2 + 1;
        magnitude = new float[bins];
        previous = new float[bins];
        decibels = new float[bins];
        scratch = new float[bins];
        bucket = new int[bins];
        contrastEdges = new int[CONTRAST_EDGES_HZ.length];
        for (int i = 0; i < contrastEdges.length; i++) {
            contrastEdges[i] = bin(CONTRAST_EDGES_HZ[i]);
        }
        contrastEdges[contrastEdges.length - 1] = bins;
        pitchClass = new int[bins];
        for (int k = bin(LOWEST_CHROMA_HZ); k <= bin(HIGHEST_CHROMA_HZ); k++) {
            // 440 Hz is an A, nine semitones above C.
            pitchClass[k] = Math.floorMod(Math.round(12 * Math.log(k * hzPerBin / 440) / Math.log(2)) + 9, 12);
        }
    }

    private int bin(double hz) {
        return (int) Math.round(hz / hzPerBin);
    }

    /** Writes the frame's column of every spectral track. */
    void measure(float[] power, int frame, VoiceTracks into) {
        double total = 0;
        double sum = 0;
        double first = 0;
        double second = 0;
        double common = 0;
        for (int k = 0; k < bins; k++) {
            magnitude[k] = (float) Math.sqrt(power[k]);
        }
        for (int k = 0; k < bins; k++) {
            float m = magnitude[k];
            float moment = m * k;
            sum += m;
            first += moment;
            second += moment * k;
            total += power[k];
            common += m * previous[k];
        }
        boolean empty = !(sum > 0);
        double centroid = empty ? 0 : first / sum;
        double variance = empty ? 0 : Math.max(0, second / sum - centroid * centroid);
        into.set(Track.CENTROID, 0, frame, centroid * hzPerBin);
        into.set(Track.BANDWIDTH, 0, frame, Math.sqrt(variance) * hzPerBin);
        rollOffs(sum, frame, into);
        // Between unit vectors; the first frame, and one beside an empty one, has changed by nothing known.
        double flux = empty || previousPower == 0 ? 0 : 2 - 2 * common / Math.sqrt(total * previousPower);
        into.set(Track.FLUX, 0, frame, Math.sqrt(Math.max(0, flux)));
        System.arraycopy(magnitude, 0, previous, 0, bins);
        previousPower = total;

        double logSum = 0;
        for (int k = 0; k < bins; k++) {
            decibels[k] = FastDecibels.fromPower(power[k] + EMPTY);
            logSum += decibels[k];
        }
        into.set(Track.FLATNESS, 0, frame, logSum / bins - FastDecibels.fromPower((float) (total / bins) + EMPTY));
        into.set(Track.ALPHA_RATIO, 0, frame, sumDb(power, 50, 1000) - sumDb(power, 1000, 5000));
        into.set(Track.HAMMARBERG, 0, frame, maxDb(0, 2000) - maxDb(2000, 5000));
        into.set(Track.SLOPE_60_500, 0, frame, slope(60, 500));
        into.set(Track.SLOPE_500_1500, 0, frame, slope(500, 1500));
        into.set(Track.SLOPE_1500_6000, 0, frame, slope(1500, 6000));
        contrast(frame, into);
        chroma(power, frame, into);
    }

    /** The lowest frequencies up to which the magnitudes make a quarter and 85 % of their sum. */
    private void rollOffs(double all, int frame, VoiceTracks into) {
        double sum = magnitude[0];
        int k = 0;
        while (k < bins - 1 && sum < 0.25 * all) {
            sum += magnitude[++k];
        }
        into.set(Track.ROLLOFF25, 0, frame, k * hzPerBin);
        while (k < bins - 1 && sum < 0.85 * all) {
            sum += magnitude[++k];
        }
        into.set(Track.ROLLOFF85, 0, frame, k * hzPerBin);
    }

    private double sumDb(float[] power, double fromHz, double toHz) {
        float sum = 0;
        int end = bin(toHz);
        for (int k = bin(fromHz); k < end; k++) {
            sum += power[k];
        }
        return FastDecibels.fromPower(sum + EMPTY);
    }

    private double maxDb(double fromHz, double toHz) {
        float max = Float.NEGATIVE_INFINITY;
        int end = bin(toHz);
        for (int k = bin(fromHz); k < end; k++) {
            if (decibels[k] > max) {
                max = decibels[k];
            }
        }
        return max;
    }

    /** Least-squares line through the dB spectrum, in dB per kHz. */
    private double slope(double fromHz, double toHz) {
        int from = bin(fromHz);
        int count = bin(toHz) - from + 1;
        double centre = (count - 1) / 2.0;
        double tilt = 0;
        for (int i = 0; i < count; i++) {
            tilt += (i - centre) * decibels[from + i];
        }
        double n = count;
        return tilt * 12 / (n * (n * n - 1)) / hzPerBin * 1000;
    }

    /** 90th minus 10th percentile of the dB spectrum per octave band: how far harmonics stand above what is between. */
    private void contrast(int frame, VoiceTracks into) {
        for (int k = 0; k < bins; k++) {
            bucket[k] = Math.min(BUCKETS - 1, Math.max(0, (int) (decibels[k] + LOWEST_BUCKET_DB)));
        }
        for (int band = 0; band < contrastEdges.length - 1; band++) {
            int from = contrastEdges[band];
            int to = contrastEdges[band + 1];
            int tenth = (int) Math.round(0.1 * (to - from - 1));
            Arrays.fill(counts, 0);
            for (int k = from; k < to; k++) {
                counts[bucket[k]]++;
            }
            float low = ranked(from, to, tenth);
            into.set(Track.CONTRAST, band, frame, ranked(from, to, to - from - 1 - tenth) - low);
        }
    }

    /** The value of that rank among {@code decibels[from..to)}, sorting only the 1 dB bucket it is in. */
    private float ranked(int from, int to, int rank) {
        int wanted = 0;
        int below = 0;
        while (below + counts[wanted] <= rank) {
            below += counts[wanted++];
        }
        int found = 0;
        for (int k = from; k < to; k++) {
            if (bucket[k] == wanted) {
                scratch[found++] = decibels[k];
            }
        }
        Arrays.sort(scratch, 0, found);
        return scratch[rank - below];
    }

    /** Power by pitch class from C on, relative to the strongest. */
    private void chroma(float[] power, int frame, VoiceTracks into) {
        Arrays.fill(chroma, 0);
        int end = bin(HIGHEST_CHROMA_HZ);
        for (int k = bin(LOWEST_CHROMA_HZ); k <= end; k++) {
            chroma[pitchClass[k]] += power[k];
        }
        float max = 0;
        for (float value : chroma) {
            max = Math.max(max, value);
        }
        for (int i = 0; i < chroma.length; i++) {
            into.set(Track.CHROMA, i, frame, max > 0 ? chroma[i] / max : 0);
        }
    }
}
