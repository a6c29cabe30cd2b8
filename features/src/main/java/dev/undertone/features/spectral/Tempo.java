package dev.undertone.features.spectral;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The tempo of a recording from its {@link OnsetStrength}: about every frame the strengths are windowed (Hann) and
 * correlated with themselves, each result over its greatest value; of the mean over frames, r, the lag with the greatest
 * {@code ln(1 + 10^6·r) - ½·(log2(bpm / prior) / octaves)²} wins. Beyond the ends the strengths fall to 0 in a straight
 * line. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1080/09298210701653344">Ellis, Beat tracking by dynamic programming, 2007</a>
 * @see <a href="https://doi.org/10.1109/TASL.2010.2096216">Grosche and Müller, Extracting predominant local pulse
 *     information from music recordings, 2011, for the correlation frame by frame</a>
 */
public final class Tempo {

    private final TempoOptions options;
    private final double framesPerMinute;
    private final float[] window;
    private final RealFft fft;

    /** @throws IllegalArgumentException if the window holds fewer than 4 frames or no tempo of the range */
    public Tempo(TempoOptions options, double framesPerSecond) {
        double frames = Math.floor(options.windowSeconds() * framesPerSecond);
        if (!(frames >= 4 && frames <= 1 << 18)) {
            throw new IllegalArgumentException("windowSeconds must hold 4 to 262144 frames but "
                    + options.windowSeconds() + " s are " + frames + " at " + framesPerSecond + " frames/s");
        }
        this.options = options;
        this.framesPerMinute = 60 * framesPerSecond;
        this.window = WindowFunction.HANN.periodic((int) frames);
        if (framesPerMinute / (window.length - 1) >= options.maxBpm()) {
            throw new IllegalArgumentException("maxBpm must be above " + framesPerMinute / (window.length - 1)
                    + " (one beat in windowSeconds " + options.windowSeconds() + ") but was " + options.maxBpm());
        }
        this.fft = new RealFft(Integer.highestOneBit(2 * window.length - 1) << 1);
    }

    /**
     * The tempo of a recording.
     *
     * @param strength one finite value of at least 0 per frame
     * @return beats per minute, among those whose beat is a whole number of frames; empty if there is no onset
     */
    public OptionalDouble bpm(float[] strength) {
        double[] mean = meanCorrelation(strength);
        if (!(mean[0] > 0)) {
            return OptionalDouble.empty();
        }
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int lag = 1; lag < mean.length; lag++) {
            double bpm = framesPerMinute / lag;
            double octaves = Math.log(bpm / options.priorBpm()) / Math.log(2) / options.priorOctaves();
            double score = Math.log1p(1e6 * mean[lag] / strength.length) - octaves * octaves / 2;
            if (bpm < options.maxBpm() && score > most) {
                most = score;
                best = bpm;
            }
        }
        return OptionalDouble.of(best);
    }

    /** Per lag the sum over frames of the correlation over its greatest value. */
    private double[] meanCorrelation(float[] strength) {
        double[] sum = new double[window.length];
        int size = fft.size();
        RealFft.Workspace workspace = fft.newWorkspace();
        float[] frame = new float[size];
        float[] power = new float[fft.bins()];
        float[] imaginary = new float[fft.bins()];
        for (int t = 0; t < strength.length; t++) {
            boolean onset = false;
            for (int i = 0; i < window.length; i++) {
                frame[i] = window[i] * at(strength, t + i - window.length / 2);
                onset |= frame[i] > 0;
            }
            if (!onset) {
                continue;
            }
            Arrays.fill(frame, window.length, size, 0);
            fft.power(frame, power, workspace);
            // A power spectrum is even and real, and so is its transform, the correlation.
            System.arraycopy(power, 0, frame, 0, power.length);
            for (int k = 1; k < size / 2; k++) {
                frame[size - k] = power[k];
            }
            fft.transform(frame, power, imaginary, workspace);
            for (int lag = 0; lag < sum.length; lag++) {
                sum[lag] += Math.max(0, power[lag] / power[0]);
            }
        }
        return sum;
    }

    private float at(float[] strength, int frame) {
        int reach = window.length / 2;
        if (frame < 0) {
            return strength[0] * (reach + frame) / reach;
        }
        int beyond = frame - strength.length + 1;
        return beyond <= 0 ? strength[frame] : strength[strength.length - 1] * (reach - beyond) / reach;
    }
}
