package dev.undertone.cli;

import dev.undertone.cli.FeatureItems.Item;
import dev.undertone.cli.table.TableWriter;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureStore;
import dev.undertone.features.FrameFeatureSet;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Turns the computed rows of a recording into rows of the table. */
final class FeatureRows {

    private final FeatureExtractionJob job;
    private final FeatureSchema schema;
    private final boolean frames;

    FeatureRows(FeatureExtractionJob job) {
        this.job = job;
        this.schema = job.features().schema();
        this.frames = job.features() instanceof FrameFeatureSet;
    }

    /** The columns that say where in the recording a row lies. */
    List<String> positions() {
        if (frames) {
            return List.of("time");
        }
        return job.windows().isPresent() ? List.of("start", "end") : List.of();
    }

    void write(Item item, FeatureStore.Rows rows, TableWriter table) throws IOException {
        int places = rows.dims() - schema.dims();
        float[] row = new float[rows.dims()];
        for (int r = 0; r < rows.rows(); r++) {
            rows.values().copyTo((long) r * rows.dims(), row, 0, row.length);
            table.row(item.texts(), position(r, row), places == 0 ? row : Arrays.copyOfRange(row, places, row.length));
        }
    }

    private double[] position(int index, float[] row) {
        double rate = schema.sampleRateHz();
        if (frames) {
            return new double[] {(double) index * schema.hopSamples() / rate};
        }
        if (job.windows().isEmpty()) {
            return new double[0];
        }
        FeatureWindows.Window window = FeatureWindows.Window.at(row);
        return new double[] {window.from() / rate, window.to() / rate};
    }
}
