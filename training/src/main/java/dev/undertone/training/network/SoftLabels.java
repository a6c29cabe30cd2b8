package dev.undertone.training.network;

/** Targets of a batch: mixtures of labels, smoothed a little towards all classes. */
final class SoftLabels {

    private final float[] targets;
    private final int classes;
    private final double smoothing;

    SoftLabels(int clips, int classes, double smoothing) {
        this.targets = new float[clips * classes];
        this.classes = classes;
        this.smoothing = smoothing;
    }

    /** Adds {@code share} of a label to a clip's target; a clip's shares sum to its weight. */
    void add(int clip, int label, double share) {
        for (int c = 0; c < classes; c++) {
            double target = (c == label ? 1 - smoothing : 0) + smoothing / classes;
            targets[clip * classes + c] += (float) (share * target);
        }
    }

    /** {@code [clips × classes]}. */
    float[] toArray() {
        return targets.clone();
    }
}
