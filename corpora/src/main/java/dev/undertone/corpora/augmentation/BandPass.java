package dev.undertone.corpora.augmentation;

/**
 * Keeps a band of frequencies: second-order Butterworth filters at both ends, each passed twice, so 6 dB down at the ends
 * and 24 dB per octave beyond them.
 *
 * @see <a href="https://www.w3.org/TR/audio-eq-cookbook/">R. Bristow-Johnson, Audio EQ Cookbook</a>
 */
public record BandPass(double lowHz, double highHz) {

    /** What a telephone passes, 300–3400 Hz. */
    public static final BandPass TELEPHONE = new BandPass(300, 3400);

    private static final int PASSES = 2;

    public BandPass {
        if (!(lowHz > 0 && highHz > lowHz)) {
            throw new IllegalArgumentException(
                    "a band must begin above 0 Hz and below its end but was " + lowHz + ".." + highHz + " Hz");
        }
    }

    /**
     * Filters in place.
     *
     * @throws IllegalArgumentException if the band does not end below half the rate
     */
    public void filter(float[] samples, int sampleRateHz) {
        if (highHz >= sampleRateHz / 2.0) {
            throw new IllegalArgumentException("the band must end below " + sampleRateHz / 2.0
                    + " Hz, half the sample rate, but ends at " + highHz);
        }
        for (int pass = 0; pass < PASSES; pass++) {
            section(samples, 2 * Math.PI * lowHz / sampleRateHz, true);
            section(samples, 2 * Math.PI * highHz / sampleRateHz, false);
        }
    }

    private static void section(float[] samples, double w, boolean high) {
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
        for (int i = 0; i < samples.length; i++) {
            double x = samples[i];
            double y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            samples[i] = (float) y;
        }
    }
}
