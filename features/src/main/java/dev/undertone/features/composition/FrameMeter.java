package dev.undertone.features.composition;

import java.util.Optional;

/** Measures one feature of one recording: every block of frames once and in order, then all of it at once. Used by one thread. */
public interface FrameMeter {

    /** Says, before the first block, that {@link #means} will be asked for and no {@link #values}, if it tells them. */
    default void meansOnly() {}

    /** Looks at the next frames; the block is overwritten afterwards. */
    void accept(FrameBlock block);

    /** Does what needs the whole recording, after the last block. */
    default void finish() {}

    /**
     * The values of a block's frames, after {@link #finish}, any number of times and in any order.
     *
     * @param block counted from 0
     * @param into filled from row {@code row} on with {@code [columns][LANES]}; lanes without a frame get anything finite
     */
    void values(int block, float[][] into, int row);

    /**
     * The mean of each column over all frames, after {@link #finish}, where it costs less than the values that it is
     * the mean of.
     *
     * @param frames how many the recording has
     */
    default Optional<float[]> means(int frames) {
        return Optional.empty();
    }
}
