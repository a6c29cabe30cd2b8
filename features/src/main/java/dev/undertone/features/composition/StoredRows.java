package dev.undertone.features.composition;

import dev.undertone.audio.FloatStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps {@code [rows][LANES]} of every block of a recording, on disk if there are many. Used by one thread. */
final class StoredRows {

    private final int rows;
    private final FloatStore.Builder builder;
    private @Nullable FloatStore store;

    /** @param rows numbers kept of each frame */
    StoredRows(int rows) {
        this.rows = rows;
        this.builder = new FloatStore.Builder();
    }

    /** @param frames how many will come */
    StoredRows(int rows, int frames) {
        this.rows = rows;
        long blocks = (frames + FrameBlock.LANES - 1L) / FrameBlock.LANES;
        this.builder = FloatStore.Builder.expecting(blocks * rows * FrameBlock.LANES);
    }

    /** Keeps the next block's rows. */
    void append(float[][] block) {
        for (int row = 0; row < rows; row++) {
            builder.append(block[row], 0, FrameBlock.LANES);
        }
    }

    /** No more blocks come. */
    void finish() {
        store = builder.build();
    }

    /** Fills {@code into} from row {@code row} on with a block's rows. */
    void read(int block, float[][] into, int row) {
        FloatStore kept = Objects.requireNonNull(store);
        long at = (long) block * rows * FrameBlock.LANES;
        for (int i = 0; i < rows; i++) {
            kept.copyTo(at + (long) i * FrameBlock.LANES, into[row + i], 0, FrameBlock.LANES);
        }
    }
}
