package dev.undertone.training.network;

import dev.undertone.corpora.augmentation.AugmentationSpec;
import dev.undertone.corpora.augmentation.TrainingAugmentations;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes a log-mel clip sound as if another voice, room or microphone had made it: tempo, vocal-tract length, equaliser,
 * level, noise. Works on log10 power, {@code [frames][mels]}; the same generator state gives the same clip.
 *
 * @param stretch largest change of tempo, as the exponent of e
 * @param warp largest relative change of the mel axis below its knee
 * @param equaliserDb largest gain of an equaliser knot
 * @param gainDb largest gain of the whole
 * @param noiseShare how many clips get noise, 20 to 50 dB below their peak
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al. (2019), SpecAugment</a>
 */
record SpectrogramAugmenter(double stretch, double warp, double equaliserDb, double gainDb, double noiseShare) {

    private static final double KNEE = 0.8;
    private static final int MOST_KNOTS = 5;

    static SpectrogramAugmenter defaults() {
        return of(AugmentationSpec.parse("specaugment"));
    }

    /** As the catalogue's {@code specaugment} was chosen. */
    static SpectrogramAugmenter of(AugmentationSpec chosen) {
        return new SpectrogramAugmenter(
                chosen.value(TrainingAugmentations.STRETCH),
                chosen.value(TrainingAugmentations.WARP),
                chosen.value(TrainingAugmentations.EQUALISER),
                chosen.value(TrainingAugmentations.GAIN),
                chosen.value(TrainingAugmentations.NOISE_SHARE));
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

    /** Zeroes one run of up to {@code most} rows or columns of a clip whose mean is 0. */
    static void maskFrames(float[][] clip, int most, RandomGenerator random) {
        int width = random.nextInt(Math.min(most, clip.length) + 1);
        int from = random.nextInt(clip.length - width + 1);
        for (int t = from; t < from + width; t++) {
            Arrays.fill(clip[t], 0);
        }
    }

    /** Zeroes one run of up to {@code most} mel bands of a clip whose mean is 0. */
    static void maskBands(float[][] clip, int most, RandomGenerator random) {
        int mels = clip[0].length;
        int width = random.nextInt(Math.min(most, mels) + 1);
        int from = random.nextInt(mels - width + 1);
        for (float[] row : clip) {
            Arrays.fill(row, from, from + width, 0);
        }
    }
}
