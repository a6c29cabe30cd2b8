package dev.undertone.training.vad;

/** The band of an old telephone: second-order Butterworth filters at 300 and 3400 Hz, each passed twice. */
final class Telephone {

    private static final double RATE_HZ = 16_000;

    private Telephone() {}

    /** Filters in place. */
    static void filter(float[] sound) {
        for (int pass = 0; pass < 2; pass++) {
            section(sound, 300, true);
            section(sound, 3400, false);
        }
    }

    /** R. Bristow-Johnson, Audio EQ Cookbook. */
    private static void section(float[] sound, double hz, boolean high) {
        double w = 2 * Math.PI * hz / RATE_HZ;
        double alpha = Math.sin(w) * Math.sqrt(0.5);
        double a0 = 1 + alpha;
        double a1 = -2 * Math.cos(w) / a0;
        double a2 = (1 - alpha) / a0;
        double b0 = (high ? 1 + Math.cos(w) : 1 - Math.cos(w)) / 2 / a0;
        double b1 = high ? -2 * b0 : 2 * b0;
        double x1 = 0;
        double x2 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int i = 0; i < sound.length; i++) {
            double x = sound[i];
            double y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            sound[i] = (float) y;
        }
    }
}
