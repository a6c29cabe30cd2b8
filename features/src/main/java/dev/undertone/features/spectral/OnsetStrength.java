package dev.undertone.features.spectral;

/**
 * How much a mel spectrum in dB grows from one frame to the next: {@code 1/B·Σ max(0, db[t][b] - max over neighbours n of
 * db[t - lag][n])} over B bands, in dB. The first {@code lag} frames have none. librosa gives the same values {@code
 * fftSize / (2·hop)} frames later, with dB limited to 80 below the recording's greatest. Holds the last frames: one
 * recording, one thread.
 *
 * @see "Böck and Widmer, Maximum filter vibrato suppression for onset detection, DAFx 2013"
 */
public final class OnsetStrength {

    private final OnsetOptions options;
    private final float[][] earlier;
    private long frame;

    /** @param melBands values per frame, at least 1 */
    public OnsetStrength(OnsetOptions options, int melBands) {
        if (melBands < 1) {
            throw new IllegalArgumentException("melBands must be at least 1 but was " + melBands);
        }
        this.options = options;
        this.earlier = new float[options.lagFrames()][melBands];
    }

    /**
     * The next frame's strength.
     *
     * @param melDb finite values in dB, one per band
     * @return at least 0; 0 for the first frames and for anything that stays as it is or falls
     */
    public double accept(float[] melDb) {
        float[] before = earlier[(int) (frame % earlier.length)];
        if (melDb.length != before.length) {
            throw new IllegalArgumentException("melDb must have " + before.length + " bands but had " + melDb.length);
        }
        double sum = 0;
        int reach = options.bands() / 2;
        for (int b = 0; b < before.length && frame >= earlier.length; b++) {
            float greatest = before[b];
            for (int n = Math.max(0, b - reach); n <= Math.min(before.length - 1, b + reach); n++) {
                greatest = Math.max(greatest, before[n]);
            }
            sum += Math.max(0, melDb[b] - greatest);
        }
        System.arraycopy(melDb, 0, before, 0, before.length);
        frame++;
        return sum / before.length;
    }
}
