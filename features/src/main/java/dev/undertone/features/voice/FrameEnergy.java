package dev.undertone.features.voice;

/**
 * Energy of 25 ms frames every 10 ms above 80 Hz, by which speech is told from pauses: handling noise and room rumble
 * under the voice would otherwise pass for speech in quiet recordings.
 */
final class FrameEnergy {

    static final int SAMPLE_RATE_HZ = 16_000;
    static final int WINDOW = SAMPLE_RATE_HZ / 40;
    static final int HOP = SAMPLE_RATE_HZ / 100;

    /** Frames as far as this under the loudest, or farther, are pauses. */
    static final double ACTIVE_RANGE_DB = 40;

    private static final double CUTOFF_HZ = 80;

    private FrameEnergy() {}

    /** How many whole frames a recording has, at least 1. */
    static int frames(int samples) {
        return samples < WINDOW ? 1 : 1 + (samples - WINDOW) / HOP;
    }

    /** Mean square per frame after a Butterworth high-pass of second order; beyond the end there is silence. */
    static double[] of(float[] samples) {
        double k = Math.tan(Math.PI * CUTOFF_HZ / SAMPLE_RATE_HZ);
        double scale = 1 / (1 + Math.sqrt(2) * k + k * k);
        double a1 = 2 * (k * k - 1) * scale;
        double a2 = (1 - Math.sqrt(2) * k + k * k) * scale;
        double[] energy = new double[frames(samples.length)];
        double x1 = 0;
        double x2 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int i = 0; i < samples.length; i++) {
            double x = samples[i];
            double y = scale * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            int last = Math.min(energy.length - 1, i / HOP);
            for (int frame = last; frame >= 0 && frame * HOP + WINDOW > i; frame--) {
                energy[frame] += y * y;
            }
        }
        for (int frame = 0; frame < energy.length; frame++) {
            energy[frame] /= WINDOW;
        }
        return energy;
    }
}
