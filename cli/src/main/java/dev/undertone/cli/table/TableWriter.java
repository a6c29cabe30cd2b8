package dev.undertone.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Takes a table row by row; {@link #close} completes it, but leaves open what it writes to. */
public interface TableWriter extends Closeable {

    /**
     * Adds a row.
     *
     * @param texts one per text column, empty for none
     * @param positions one per position, in seconds
     * @param values one per feature, all finite
     */
    void row(List<String> texts, double[] positions, float[] values) throws IOException;
}
