package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.RealFft;
import java.util.Arrays;

/**
 * Fundamental frequency by autocorrelation and dynamic programming. The autocorrelation of a Hann-windowed frame,
 * divided by that of the window, has its peaks at the candidate periods; the best path through each frame's five
 * strongest candidates and an unvoiced one weighs peak heights against octave jumps and voicing changes. Immutable and
 * thread-safe.
 *
 * @see <a href="https://www.fon.hum.uva.nl/paul/papers/Proceedings_1993.pdf">P. Boersma: Accurate short-term analysis
 *     of the fundamental frequency and the harmonics-to-noise ratio of a sampled sound, IFA Proceedings 17, 1993</a>
 */
public final class PitchTracker {

    private static final int CANDIDATES = 5;
    private static final double HOP_SECONDS = 0.010;
    /** Under -120 dBFS nothing is a voice, only rounding. */
    private static final float INAUDIBLE = 1e-6f;

    private final PitchOptions options;
    private final int sampleRateHz;
    private final int minLag;
    private final int maxLag;
    private final float[] window;
    private final RealFft fft;
    /** One over the window's normalised autocorrelation at each lag. */
    private final float[] windowCorrection;

    /** @throws IllegalArgumentException if the rate is under four times the highest pitch */
    public PitchTracker(PitchOptions options, int sampleRateHz) {
        if (sampleRateHz < 4 * options.maxHz()) {
            throw new IllegalArgumentException(
                    "sampleRateHz must be at least four times maxHz (" + options.maxHz() + ") but was " + sampleRateHz);
        }
        this.options = options;
        this.sampleRateHz = sampleRateHz;
        this.minLag = (int) (sampleRateHz / options.maxHz());
        this.maxLag = (int) Math.ceil(sampleRateHz / options.minHz());
        this.window = hann((int) Math.round(3 * sampleRateHz / options.minHz()));
        // A quarter longer than the window: the circular wrap then touches the searched lags (a third of the window)
        // only with the far ends of the Hann tails, 80 dB down.
        this.fft = new RealFft(Integer.highestOneBit(window.length + window.length / 4 - 1) * 2);
        this.windowCorrection = new float[maxLag + 2];
        float[] correlation = windowAutocorrelation();
        for (int lag = 0; lag < windowCorrection.length; lag++) {
            windowCorrection[lag] = correlation[0] / correlation[lag];
        }
    }

    /**
     * Tracks the pitch, a frame every 10 ms, the first centred at 12.5 ms; the number of frames is that of whole 25 ms
     * frames, at least one. Outside the waveform there is silence.
     *
     * @throws IllegalArgumentException if the waveform has another sample rate than this tracker
     */
    public PitchTrack track(Waveform waveform) {
        requireRate(waveform);
        int hop = (int) Math.round(HOP_SECONDS * sampleRateHz);
        int frame = sampleRateHz / 40;
        int frames = Math.max(1, 1 + (waveform.length() - frame) / hop);
        return track(waveform.toArray(), frames, frame / 2, hop);
    }

    private void requireRate(Waveform waveform) {
        if (waveform.sampleRateHz() != sampleRateHz) {
            throw new IllegalArgumentException("sampleRateHz must be " + sampleRateHz + " but was "
                    + waveform.sampleRateHz() + "; resample first");
        }
    }

    /**
     * Tracks as many frames as asked for, centred on multiples of {@code hopSamples}. Outside the waveform there is
     * silence.
     *
     * @throws IllegalArgumentException if the waveform has another sample rate than this tracker
     */
    public PitchTrack track(Waveform waveform, int frames, int hopSamples) {
        requireRate(waveform);
        return track(waveform.toArray(), frames, 0, hopSamples);
    }

    /** Tracks frames whose middles are {@code firstCentre + t * hop}. */
    PitchTrack track(float[] samples, int frames, int firstCentre, int hop) {
        Candidates candidates = new Candidates(frames);
        Workspace workspace = new Workspace(fft);
        float[] peak = new float[frames];
        float loudest = 0;
        for (int frame = 0; frame < frames; frame++) {
            peak[frame] = workspace.load(samples, firstCentre + frame * hop - window.length / 2, window.length);
            loudest = Math.max(loudest, peak[frame]);
            if (peak[frame] > INAUDIBLE) {
                find(workspace.autocorrelation(window), frame, candidates);
            }
        }
        float[] hz = new float[frames];
        candidates.bestPath(peak, loudest, hop / (double) sampleRateHz, hz);
        return new PitchTrack(hz, candidates.tallest, firstCentre / (double) sampleRateHz, hop / (double) sampleRateHz);
    }

    /** Adds the frame's strongest peaks. */
    private void find(float[] correlation, int frame, Candidates candidates) {
        float scale = 1 / correlation[0];
        float lowest = (float) (options.voicingThreshold() / 2);
        float before = correlation[minLag - 1] * scale * windowCorrection[minLag - 1];
        float here = correlation[minLag] * scale * windowCorrection[minLag];
        for (int lag = minLag; lag <= maxLag; lag++) {
            float after = correlation[lag + 1] * scale * windowCorrection[lag + 1];
            if (here > lowest && here > before && here >= after) {
                float curvature = 2 * here - before - after;
                float shift = (after - before) / (2 * curvature);
                float height = here + (after - before) * shift / 4;
                // A peak over 1 can only be an artefact of short windows; the taller, the less to be trusted.
                candidates.add(frame, sampleRateHz / (lag + shift), height > 1 ? 1 / height : height);
            }
            before = here;
            here = after;
        }
    }

    private float[] windowAutocorrelation() {
        Workspace workspace = new Workspace(fft);
        Arrays.fill(workspace.frame, 0, window.length, 1);
        return workspace.autocorrelation(window);
    }

    private static float[] hann(int length) {
        float[] window = new float[length];
        for (int i = 0; i < length; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length));
        }
        return window;
    }

    /** One call's buffers. */
    private static final class Workspace {

        private final RealFft fft;
        private final RealFft.Workspace transform;
        private final CorrelationTransform inverse;
        private final float[] frame;
        private final float[] power;
        private final float[] correlation;

        Workspace(RealFft fft) {
            this.fft = fft;
            transform = fft.newWorkspace();
            frame = new float[fft.size()];
            power = new float[fft.bins()];
            correlation = new float[fft.bins()];
            inverse = new CorrelationTransform(fft.bins());
        }

        /** The (circular, unscaled) autocorrelation of the loaded frame under the window, which is left applied. */
        float[] autocorrelation(float[] window) {
            for (int i = 0; i < window.length; i++) {
                frame[i] *= window[i];
            }
            fft.power(frame, power, transform);
            inverse.apply(power, correlation);
            return correlation;
        }

        /** Copies a frame, less its mean, and returns its peak amplitude. */
        float load(float[] samples, int from, int length) {
            int start = Math.max(0, from);
            int end = Math.min(samples.length, from + length);
            double sum = 0;
            for (int i = start; i < end; i++) {
                sum += samples[i];
            }
            float mean = (float) (sum / Math.max(1, end - start));
            Arrays.fill(frame, 0);
            float peak = 0;
            for (int i = start; i < end; i++) {
                float value = samples[i] - mean;
                frame[i - from] = value;
                peak = Math.max(peak, Math.abs(value));
            }
            return peak;
        }
    }

    /** Every frame's candidates, strongest first. */
    private final class Candidates {

        private final int[] count;
        private final float[] hz;
        private final float[] strength;
        private final float[] tallest;

        Candidates(int frames) {
            count = new int[frames];
            hz = new float[frames * CANDIDATES];
            strength = new float[frames * CANDIDATES];
            tallest = new float[frames];
        }

        void add(int frame, float candidateHz, float height) {
            float value = (float) (height - options.octaveCost() * log2(options.minHz() / candidateHz));
            tallest[frame] = Math.max(tallest[frame], height);
            int first = frame * CANDIDATES;
            int at = first + Math.min(count[frame], CANDIDATES - 1);
            if (count[frame] == CANDIDATES && strength[at] >= value) {
                return;
            }
            while (at > first && strength[at - 1] < value) {
                hz[at] = hz[at - 1];
                strength[at] = strength[at - 1];
                at--;
            }
            hz[at] = candidateHz;
            strength[at] = value;
            count[frame] = Math.min(CANDIDATES, count[frame] + 1);
        }

        /** Viterbi; state 0 is unvoiced, state k the k-th candidate. */
        void bestPath(float[] peak, float loudest, double hopSeconds, float[] into) {
            int frames = count.length;
            int states = CANDIDATES + 1;
            double timeScale = HOP_SECONDS / hopSeconds;
            double jump = options.octaveJumpCost() * timeScale;
            double change = options.voicingChangeCost() * timeScale;
            byte[] cameFrom = new byte[frames * states];
            double[] score = new double[states];
            double[] next = new double[states];
            double[] octave = new double[states];
            double[] nextOctave = new double[states];
            int before = -1;
            for (int frame = 0; frame < frames; frame++) {
                for (int state = 0; state <= count[frame]; state++) {
                    int candidate = frame * CANDIDATES + state - 1;
                    double own = state == 0 ? unvoiced(peak[frame], loudest) : strength[candidate];
                    nextOctave[state] = state == 0 ? 0 : log2(hz[candidate]);
                    double best = before < 0 ? 0 : Double.NEGATIVE_INFINITY;
                    for (int previous = 0; previous <= before; previous++) {
                        double cost = 0;
                        if ((state == 0) != (previous == 0)) {
                            cost = change;
                        } else if (state != 0) {
                            cost = jump * Math.abs(nextOctave[state] - octave[previous]);
                        }
                        if (score[previous] - cost > best) {
                            best = score[previous] - cost;
                            cameFrom[frame * states + state] = (byte) previous;
                        }
                    }
                    next[state] = best + own;
                }
                double[] swap = score;
                score = next;
                next = swap;
                swap = octave;
                octave = nextOctave;
                nextOctave = swap;
                before = count[frame];
            }
            int state = 0;
            for (int last = 1; last <= before; last++) {
                if (score[last] > score[state]) {
                    state = last;
                }
            }
            for (int frame = frames - 1; frame >= 0; frame--) {
                into[frame] = state == 0 ? 0 : hz[frame * CANDIDATES + state - 1];
                state = cameFrom[frame * states + state];
            }
        }

        private double unvoiced(float peak, float loudest) {
            if (peak <= INAUDIBLE) {
                return 2;
            }
            double audible = options.silenceThreshold() / (1 + options.voicingThreshold());
            return options.voicingThreshold() + Math.max(0, 2 - peak / loudest / audible);
        }
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
