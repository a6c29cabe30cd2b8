package dev.undertone.features.composition;

import dev.undertone.features.internal.FastLogarithms;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.Lanes;
import java.util.Arrays;

/**
 * Sums of levels in dB, {@code Σ 10·log10(max(power, least))}, by the logarithms of products: of eight powers, or fewer
 * if single precision would not hold that many. Used by one thread.
 */
final class LevelSums {

    private static final double DB_PER_OCTAVE = 10 * Math.log10(2);
    private static final int MOST_TOGETHER = 8;
    /** In dB, that of single precision: powers centred about 1 may span it divided by how many are multiplied. */
    private static final double SPAN = 740;

    private final float least;
    private final float scale;
    private final double scaleDb;
    private final int together;
    private float[] products = new float[FrameBlock.LANES];
    private float[] halved = new float[FrameBlock.LANES];

    /**
     * @param greatest the greatest power that comes
     * @param rangeDb how far below it powers are told apart; -100 dB is the least in any case
     */
    LevelSums(float greatest, double rangeDb) {
        double loudest = Math.max(greatest, Decibels.MIN_POWER);
        double quietest = Math.max(Decibels.MIN_POWER, loudest * Math.pow(10, -rangeDb / 10));
        least = (float) quietest;
        scale = (float) (1 / Math.sqrt(loudest * quietest));
        scaleDb = 10 * Math.log10(scale);
        double span = 10 * Math.log10(loudest / quietest);
        int most = MOST_TOGETHER;
        while (most > 1 && most * span > SPAN) {
            most /= 2;
        }
        together = most;
    }

    /** That of the first {@code count} of a row of powers, in dB over 1. */
    double of(float[] powers, int count) {
        Lanes.scaleAtLeast(powers, least, scale, products);
        Arrays.fill(products, count, products.length, 1);
        int width = products.length;
        for (int powersEach = 1; powersEach < together; powersEach *= 2) {
            width /= 2;
            Lanes.multiplyHalves(products, width, halved);
            float[] multiplied = halved;
            halved = products;
            products = multiplied;
        }
        double octaves = 0;
        for (int i = 0; i < width; i++) {
            octaves += FastLogarithms.log2(products[i]);
        }
        return DB_PER_OCTAVE * octaves - count * scaleDb;
    }
}
