package dev.undertone.training.vad;

/** The statistics of one second of sound and whether somebody spoke in the latest part of it. */
final class Example {

    private final float[] statistics;
    private final boolean speech;

    /** Copies the statistics. */
    Example(float[] statistics, boolean speech) {
        this.statistics = statistics.clone();
        this.speech = speech;
    }

    float statistic(int index) {
        return statistics[index];
    }

    boolean speech() {
        return speech;
    }
}
