package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;

/**
 * Fundamental frequency by YIN: the period of a frame is the first trough, below a threshold, of the difference between
 * the frame and itself one period later over the mean difference at shorter periods; without such a trough, the least
 * difference. Every frame that holds sound gets a frequency; the strength says how far to trust it. Immutable and
 * thread-safe.
 *
 * <p>The differences are those of librosa 0.11: the frame is followed by zeros, so that longer periods pay for what they
 * miss.
 *
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné and Kawahara 2002</a>
 */
public final class Yin {

    private final YinOptions options;
    private final int sampleRateHz;

    /** @throws IllegalArgumentException if the range goes beyond half the sample rate or a period beyond the frame */
    public Yin(YinOptions options, int sampleRateHz) {
        options.frames().shortestPeriod(sampleRateHz);
        options.frames().longestPeriod(sampleRateHz);
        this.options = options;
        this.sampleRateHz = sampleRateHz;
    }

    /**
     * Tracks a recording, reading it frame by frame.
     *
     * @return {@code 1 + samples/hop} frames; a frame's strength is 1 less its difference over the mean, at least 0. A
     *     frame of zeros is unvoiced with strength 0; a constant or clipped one is treated like any other
     * @throws IllegalArgumentException if the rate is another or a sample is not finite
     */
    public PitchTrack track(Waveform waveform) {
        requireRate(waveform, sampleRateHz);
        YinFrames frames = options.frames();
        PeriodDifference difference = new PeriodDifference(frames, sampleRateHz);
        float[] hz = new float[frames.frames(waveform.length())];
        float[] strength = new float[hz.length];
        for (int t = 0; t < hz.length; t++) {
            if (difference.load(waveform, t * frames.hopSamples())) {
                int period = choose(difference);
                hz[t] = (float) (sampleRateHz / difference.refinedPeriod(period));
                strength[t] = (float) Math.max(0, 1 - difference.at(period));
            }
        }
        return new PitchTrack(hz, strength, 0, (double) frames.hopSamples() / sampleRateHz);
    }

    static void requireRate(Waveform waveform, int sampleRateHz) {
        if (waveform.sampleRateHz() != sampleRateHz) {
            throw new IllegalArgumentException("pitch needs waveforms of " + sampleRateHz + " Hz but was given "
                    + waveform.sampleRateHz() + " Hz; resample first");
        }
    }

    private int choose(PeriodDifference difference) {
        for (int i = 0; i < difference.periods(); i++) {
            if (difference.at(i) < options.threshold() && difference.isTrough(i)) {
                return i;
            }
        }
        return difference.least();
    }
}
