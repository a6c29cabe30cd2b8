package dev.undertone.features.egemaps;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FrameFeatureSet;
import java.util.Arrays;

/**
 * {@code egemaps-lld-v02}: the 25 low-level descriptors behind {@link EgemapsV02}, each averaged over three frames, under
 * their published names, every 10 ms at 16 kHz. Row {@code k} is about the samples from {@code 160·k} on; there are {@code
 * 2 + (samples − 960)/160} rows. Frozen: a change is a new set. Immutable and thread-safe.
 */
public final class EgemapsV02Descriptors implements FrameFeatureSet {

    /** Its name in the catalogue. */
    public static final String ID = "egemaps-lld-v02";

    private static final int FRAMES_AT_ONCE = 4096;

    private final FeatureSchema schema = new FeatureSchema(
            ID,
            Arrays.stream(Descriptor.values()).map(Descriptor::smoothedName).toList(),
            Arrays.stream(Descriptor.values()).map(Descriptor::unit).toList(),
            DescriptorTracks.SAMPLE_RATE_HZ,
            DescriptorTracks.SPECTRAL_WINDOW,
            DescriptorTracks.HOP);

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public int minimumSamples() {
        return DescriptorTracks.PITCH_WINDOW;
    }

    @Override
    public int maximumSamples() {
        return DescriptorTracks.MAXIMUM_SAMPLES;
    }

    @Override
    public FeatureMatrix extract(Waveform waveform) {
        requireAccepted(waveform);
        DescriptorTracks tracks = DescriptorPass.over(waveform);
        // Some frames at a time: the tracks of a long recording should not lie in memory twice.
        float[][] smoothed = new float[schema.dims()][Math.min(FRAMES_AT_ONCE, tracks.rows())];
        FeatureMatrix.Builder matrix = new FeatureMatrix.Builder(schema);
        float[] row = new float[schema.dims()];
        for (int first = 0; first < tracks.rows(); first += FRAMES_AT_ONCE) {
            int count = Math.min(FRAMES_AT_ONCE, tracks.rows() - first);
            int column = 0;
            for (Descriptor descriptor : Descriptor.values()) {
                tracks.smooth(descriptor, first, count, smoothed[column++]);
            }
            for (int frame = 0; frame < count; frame++) {
                for (int dim = 0; dim < row.length; dim++) {
                    row[dim] = smoothed[dim][frame];
                }
                matrix.append(row);
            }
        }
        return matrix.build();
    }
}
