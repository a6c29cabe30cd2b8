package dev.undertone.training.network;

/** The learning rate over a training of known length; {@code progress} runs from 0 to 1. */
@FunctionalInterface
interface LearningRate {

    double at(double progress);

    /** Linear from 0 to {@code peak} over the first {@code warmUp} of the training, then half a cosine down to 0. */
    static LearningRate warmUpThenCosine(double peak, double warmUp) {
        return progress ->
                progress < warmUp ? peak * progress / warmUp : cosine(peak, 0, (progress - warmUp) / (1 - warmUp));
    }

    /**
     * Half a cosine up from {@code peak / 25} over the first 30 %, then half a cosine down to nothing.
     *
     * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin (2019), Super-convergence</a>
     */
    static LearningRate oneCycle(double peak) {
        double start = peak / 25;
        return progress -> progress < 0.3
                ? cosine(start, peak, progress / 0.3)
                : cosine(peak, start * 1e-4, (progress - 0.3) / 0.7);
    }

    private static double cosine(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
}
