package dev.undertone.features.voice;

/**
 * Options of {@link ProbabilisticYin}.
 *
 * @param resolutionSemitones step of the pitch grid, in 0.01..1
 * @param maxTransitionRate fastest glide, in octaves per second, above 0
 * @param switchProbability chance that voicing changes from one frame to the next, above 0 and below 1
 * @param noTroughProbability share given to the least difference by thresholds under which there is no trough, in 0..1
 */
public record PyinOptions(
        YinFrames frames,
        double resolutionSemitones,
        double maxTransitionRate,
        double switchProbability,
        double noTroughProbability) {

    public PyinOptions {
        if (!(resolutionSemitones >= 0.01 && resolutionSemitones <= 1)) {
            throw new IllegalArgumentException("resolutionSemitones must be in 0.01..1 but was " + resolutionSemitones);
        }
        if (!(maxTransitionRate > 0 && maxTransitionRate <= 1e6)) {
            throw new IllegalArgumentException(
                    "maxTransitionRate must be above 0 and at most 1e6 octaves/s but was " + maxTransitionRate);
        }
        if (!(switchProbability > 0 && switchProbability < 1)) {
            throw new IllegalArgumentException(
                    "switchProbability must be above 0 and below 1 but was " + switchProbability);
        }
        if (!(noTroughProbability >= 0 && noTroughProbability <= 1)) {
            throw new IllegalArgumentException("noTroughProbability must be in 0..1 but was " + noTroughProbability);
        }
    }

    /** {@link YinFrames#defaults()}, a tenth of a semitone, 35.92 octaves per second, 1 % and 1 %. */
    public static PyinOptions defaults() {
        return new PyinOptions(YinFrames.defaults(), 0.1, 35.92, 0.01, 0.01);
    }

    /** The defaults over other frames. */
    public static PyinOptions over(YinFrames frames) {
        PyinOptions d = defaults();
        return new PyinOptions(
                frames, d.resolutionSemitones, d.maxTransitionRate, d.switchProbability, d.noTroughProbability);
    }
}
