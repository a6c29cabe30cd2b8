package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FrameFeatureSet;

/** A composed set with a row per frame. */
final class ComposedFrames implements FrameFeatureSet {

    private final Composition composition;
    private final FeatureSchema schema;

    ComposedFrames(Composition composition) {
        this.composition = composition;
        this.schema = composition.frameSchema();
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public int minimumSamples() {
        return composition.minimumSamples();
    }

    @Override
    public FeatureMatrix extract(Waveform waveform) {
        requireAccepted(waveform);
        Composition.Measured measured = composition.measure(waveform, false);
        FeatureMatrix.Builder matrix = new FeatureMatrix.Builder(schema);
        float[][] rows = new float[schema.dims()][FrameBlock.LANES];
        float[] frame = new float[schema.dims()];
        for (int block = 0; block < measured.blocks(); block++) {
            measured.values(block, rows);
            for (int lane = 0; lane < measured.lanes(block); lane++) {
                for (int d = 0; d < frame.length; d++) {
                    frame[d] = rows[d][lane];
                }
                matrix.append(frame);
            }
        }
        return matrix.build();
    }
}
