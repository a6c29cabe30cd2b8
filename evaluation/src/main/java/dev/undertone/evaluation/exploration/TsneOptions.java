package dev.undertone.evaluation.exploration;

/**
 * How {@link Tsne} draws its map.
 *
 * @param perplexity how many neighbours each point has about it, in 2..100; lowered to a third of the points where there
 *     are few
 * @param iterations in 100..5000
 * @param seed of the tiny differences that part points of equal features
 */
public record TsneOptions(double perplexity, int iterations, long seed) {

    public TsneOptions {
        if (!(perplexity >= 2 && perplexity <= 100)) {
            throw new IllegalArgumentException("perplexity must be in 2..100 but was " + perplexity);
        }
        if (iterations < 100 || iterations > 5000) {
            throw new IllegalArgumentException("iterations must be in 100..5000 but was " + iterations);
        }
    }

    /** Perplexity 30, 750 iterations. */
    public static TsneOptions defaults(long seed) {
        return new TsneOptions(30, 750, seed);
    }
}
