package dev.undertone.training.network;

import dev.undertone.training.Setting;
import dev.undertone.training.Settings;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes a log-mel clip sound as if another voice, room or microphone had made it: tempo, vocal-tract length, equaliser,
 * level, noise. Works on log10 power, {@code [frames][mels]}; the same generator state gives the same clip.
 *
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al. (2019), SpecAugment</a>
 */
public record SpectrogramAugmenter(
        @Setting(value = "largest change of tempo, as the exponent of e", min = 0, max = 1)
        double stretch,

        @Setting(value = "largest relative change of the mel axis below its knee", min = 0, max = 0.5)
        double warp,

        @Setting(value = "largest gain of an equaliser's knot, dB", min = 0, max = 30)
        double equaliserDb,

        @Setting(value = "largest change of level, dB", min = 0, max = 30)
        double gainDb,

        @Setting(value = "how likely a clip gets noise, 20 to 50 dB below its peak", min = 0, max = 1)
        double noiseShare,

        @Setting(value = "most neighbouring bands that are blanked", min = 0, max = 1000)
        int maskBands,

        @Setting(value = "most neighbouring frames that are blanked", min = 0, max = 10_000)
        int maskFrames) {

    private static final double KNEE = 0.8;
    private static final int MOST_KNOTS = 5;

    public SpectrogramAugmenter {
        Settings.check(
                SpectrogramAugmenter.class, stretch, warp, equaliserDb, gainDb, noiseShare, maskBands, maskFrames);
    }

    /** Fifteen per cent in tempo, eight in the mel axis, 3 dB in colour, 6 dB in level; noise in every seventh clip. */
    public static SpectrogramAugmenter defaults() {
        return new SpectrogramAugmenter(0.15, 0.08, 3, 6, 0.15, 12, 8);
    }

    /** The same clip at another tempo, at least {@code 1} frame long. */
    float[][] stretched(float[][] clip, RandomGenerator random) {
        double factor = Math.exp(symmetric(random, stretch));
        int frames = Math.max(1, (int) Math.round(clip.length * factor));
        float[][] out = new float[frames][];
        double step = frames == 1 ? 0 : (clip.length - 1.0) / (frames - 1);
        for (int t = 0; t < frames; t++) {
            out[t] = between(clip, t * step);
        }
        return out;
    }

    /** Changes timbre, level and noise in place. */
    void recolour(float[][] clip, RandomGenerator random) {
        int mels = clip[0].length;
        double[] source = warpedAxis(mels, 1 + symmetric(random, warp));
        double[] colour = equaliser(mels, random);
        double gain = symmetric(random, gainDb) / 10;
        double peak = Double.NEGATIVE_INFINITY;
        float[] frame = new float[mels];
        for (float[] row : clip) {
            System.arraycopy(row, 0, frame, 0, mels);
            for (int m = 0; m < mels; m++) {
                row[m] = (float) (between(frame, source[m]) + colour[m] + gain);
                peak = Math.max(peak, row[m]);
            }
        }
        if (random.nextDouble() < noiseShare) {
            addNoise(clip, Math.pow(10, peak - (2 + 3 * random.nextDouble())), random);
        }
    }

    private static void addNoise(float[][] clip, double power, RandomGenerator random) {
        for (float[] row : clip) {
            for (int m = 0; m < row.length; m++) {
                row[m] = (float) Math.log10(Math.pow(10, row[m]) + power * (0.5 + random.nextDouble()));
            }
        }
    }

    /** Where each mel band of the result is read from: stretched below the knee, then straight to the same end. */
    private static double[] warpedAxis(int mels, double factor) {
        double end = mels - 1;
        double knee = KNEE * end / Math.max(1, factor);
        double[] source = new double[mels];
        for (int m = 0; m < mels; m++) {
            source[m] = m <= knee ? m * factor : knee * factor + (m - knee) * (end - knee * factor) / (end - knee);
        }
        return source;
    }

    private double[] equaliser(int mels, RandomGenerator random) {
        float[] knots = new float[2 + random.nextInt(MOST_KNOTS - 1)];
        for (int k = 0; k < knots.length; k++) {
            knots[k] = (float) (symmetric(random, equaliserDb) / 10);
        }
        double[] gains = new double[mels];
        for (int m = 0; m < mels; m++) {
            gains[m] = between(knots, m * (knots.length - 1.0) / Math.max(1, mels - 1));
        }
        return gains;
    }

    private static float between(float[] values, double at) {
        int below = Math.min((int) at, values.length - 1);
        int above = Math.min(below + 1, values.length - 1);
        double share = at - below;
        return (float) (values[below] * (1 - share) + values[above] * share);
    }

    private static float[] between(float[][] frames, double at) {
        int below = Math.min((int) at, frames.length - 1);
        int above = Math.min(below + 1, frames.length - 1);
        float share = (float) (at - below);
        float[] out = frames[below].clone();
        for (int m = 0; m < out.length; m++) {
            out[m] += share * (frames[above][m] - out[m]);
        }
        return out;
    }

    private static double symmetric(RandomGenerator random, double bound) {
        return (2 * random.nextDouble() - 1) * bound;
    }

    /** Zeroes one run of mel bands and one of frames of a clip whose mean is 0. */
    void mask(float[][] clip, RandomGenerator random) {
        int mels = clip[0].length;
        int bands = random.nextInt(Math.min(maskBands, mels) + 1);
        int lowest = random.nextInt(mels - bands + 1);
        for (float[] row : clip) {
            Arrays.fill(row, lowest, lowest + bands, 0);
        }
        int frames = random.nextInt(Math.min(maskFrames, clip.length) + 1);
        int first = random.nextInt(clip.length - frames + 1);
        for (int t = first; t < first + frames; t++) {
            Arrays.fill(clip[t], 0);
        }
    }
}
