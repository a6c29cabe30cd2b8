package dev.undertone.features.voice;

/**
 * The frames and the pitch range of {@link Yin} and {@link ProbabilisticYin}. Frame {@code t} is centred on sample {@code
 * t·hopSamples}, zeros standing beyond the ends; there are {@code 1 + samples/hopSamples} frames.
 *
 * @param minHz lowest pitch, above 0; its period must be shorter than a frame and should fit in twice
 * @param maxHz highest pitch, above {@code minHz} and at most half the sample rate
 * @param frameSamples at least 4
 * @param hopSamples at least 1
 */
public record YinFrames(double minHz, double maxHz, int frameSamples, int hopSamples) {

    public YinFrames {
        if (!(minHz > 0) || !(maxHz > minHz) || maxHz == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "pitch range must be 0 < minHz < maxHz but was " + minHz + " and " + maxHz + " Hz");
        }
        if (frameSamples < 4) {
            throw new IllegalArgumentException("frameSamples must be at least 4 but was " + frameSamples);
        }
        if (hopSamples < 1) {
            throw new IllegalArgumentException("hopSamples must be at least 1 but was " + hopSamples);
        }
    }

    /** For speech: 65 to 500 Hz, frames of 2048 samples every 512. */
    public static YinFrames defaults() {
        return new YinFrames(65, 500, 2048, 512);
    }

    /** Number of frames of a recording. */
    public int frames(int samples) {
        return 1 + samples / hopSamples;
    }

    int shortestPeriod(int sampleRateHz) {
        if (maxHz > sampleRateHz / 2.0) {
            throw new IllegalArgumentException("maxHz must be at most " + sampleRateHz / 2.0 + " (half of sampleRateHz "
                    + sampleRateHz + ") but was " + maxHz);
        }
        return (int) Math.floor(sampleRateHz / maxHz);
    }

    int longestPeriod(int sampleRateHz) {
        double period = Math.ceil(sampleRateHz / minHz);
        if (period >= frameSamples) {
            throw new IllegalArgumentException("frameSamples must be above " + (long) period + " (one period of minHz "
                    + minHz + " at sampleRateHz " + sampleRateHz + ") but was " + frameSamples
                    + "; lengthen the frame or raise minHz");
        }
        return (int) period;
    }
}
