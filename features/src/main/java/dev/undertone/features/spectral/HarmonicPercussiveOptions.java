package dev.undertone.features.spectral;

/**
 * How a spectrogram is parted into what lasts and what strikes.
 *
 * @param timeFrames frames of the median along time, odd, 3 to 1001
 * @param frequencyBins frequencies of the median along frequency, odd, 3 to 1001
 * @param power of the medians whose shares make the masks, above 0; the greater, the harder the masks
 * @param harmonicMargin how many times the other median what lasts must have, at least 1
 * @param percussiveMargin likewise for what strikes; with margins above 1 the masks leave a residue
 */
public record HarmonicPercussiveOptions(
        int timeFrames, int frequencyBins, double power, double harmonicMargin, double percussiveMargin) {

    public HarmonicPercussiveOptions {
        requireWindow("timeFrames", timeFrames);
        requireWindow("frequencyBins", frequencyBins);
        if (!(power > 0 && power <= 100)) {
            throw new IllegalArgumentException("power must be above 0 and at most 100 but was " + power);
        }
        requireMargin("harmonicMargin", harmonicMargin);
        requireMargin("percussiveMargin", percussiveMargin);
    }

    /** Medians of 31, power 2 and no margins. */
    public static HarmonicPercussiveOptions defaults() {
        return new HarmonicPercussiveOptions(31, 31, 2, 1, 1);
    }

    private static void requireWindow(String name, int width) {
        if (width < 3 || width > 1001 || width % 2 == 0) {
            throw new IllegalArgumentException(name + " must be odd and in 3..1001 but was " + width);
        }
    }

    private static void requireMargin(String name, double margin) {
        if (!(margin >= 1 && margin <= 1e6)) {
            throw new IllegalArgumentException(name + " must be in 1..1e6 but was " + margin);
        }
    }
}
