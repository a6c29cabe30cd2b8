package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;
import java.util.Arrays;

/**
 * Fundamental frequency and voicing by probabilistic YIN: a hundred thresholds, weighted by a beta distribution of shape
 * 2 and 18 (mean 0.1), each vote for the troughs below them, earlier troughs the more; a hidden Markov model over a grid
 * of pitches, voiced and unvoiced, then finds the likeliest path. Immutable and thread-safe.
 *
 * <p>The most probable path is traced back at most 8192 frames, so that memory does not grow with the recording beyond two
 * numbers per frame.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.2014.6853678">Mauch and Dixon, pYIN: a fundamental frequency estimator using
 *     probabilistic threshold distributions, 2014</a>
 */
public final class ProbabilisticYin {

    private static final double SEMITONES = 12;

    private final PyinOptions options;
    private final int sampleRateHz;

    /** @throws IllegalArgumentException if the range goes beyond half the sample rate or a period beyond the frame */
    public ProbabilisticYin(PyinOptions options, int sampleRateHz) {
        options.frames().shortestPeriod(sampleRateHz);
        options.frames().longestPeriod(sampleRateHz);
        this.options = options;
        this.sampleRateHz = sampleRateHz;
    }

    /**
     * Tracks a recording, reading it frame by frame.
     *
     * @return {@code 1 + samples/hop} frames; pitches are on the grid {@code minHz·2^(k·resolution/12)} and a frame's
     *     strength is the probability that it is voiced, 0..1: 0 for frames of zeros, at most the no-trough
     *     probability for constants and noise
     * @throws IllegalArgumentException if the rate is another or a sample is not finite
     */
    public PitchTrack track(Waveform waveform) {
        Yin.requireRate(waveform, sampleRateHz);
        YinFrames frames = options.frames();
        PeriodDifference difference = new PeriodDifference(frames, sampleRateHz);
        TroughVotes votes = new TroughVotes(difference, options.noTroughProbability());
        int stepsPerSemitone = (int) Math.ceil(1 / options.resolutionSemitones());
        double stepsPerOctave = SEMITONES * stepsPerSemitone;
        int pitches = 1 + (int) Math.floor(stepsPerOctave * log2(frames.maxHz() / frames.minHz()));
        double hopSeconds = (double) frames.hopSamples() / sampleRateHz;
        double semitonesPerFrame = Math.rint(options.maxTransitionRate() * SEMITONES * hopSeconds);
        int reach = (int) Math.min(pitches, semitonesPerFrame * stepsPerSemitone / 2);
        PitchLattice lattice = new PitchLattice(pitches, reach, options.switchProbability());
        int[] path = new int[frames.frames(waveform.length())];
        float[] strength = new float[path.length];
        double[] probability = new double[pitches];
        for (int t = 0; t < path.length; t++) {
            Arrays.fill(probability, 0);
            if (difference.load(waveform, t * frames.hopSamples())) {
                votes.count();
                for (int i = 0; i < votes.troughs(); i++) {
                    double hz = sampleRateHz / difference.refinedPeriod(votes.period(i));
                    int pitch = (int) Math.rint(stepsPerOctave * log2(hz / frames.minHz()));
                    if (votes.share(i) > 0 && pitch < pitches) {
                        probability[Math.max(0, pitch)] = votes.share(i);
                    }
                }
            }
            strength[t] = (float) lattice.step(probability, path);
        }
        lattice.finish(path);
        float[] hz = new float[path.length];
        for (int t = 0; t < hz.length; t++) {
            hz[t] = path[t] < pitches ? (float) (frames.minHz() * Math.pow(2, path[t] / stepsPerOctave)) : 0;
        }
        return new PitchTrack(hz, strength, 0, hopSeconds);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
