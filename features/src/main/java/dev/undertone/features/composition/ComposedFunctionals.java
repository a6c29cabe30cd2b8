package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureVector;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A composed set with a row per recording: every functional of every column, over the chosen frames, then its measures of
 * the recording as a whole. A column in which
 * 0 is no value (pitch) leaves such frames out. What no frame is left for is 0.
 */
final class ComposedFunctionals implements UtteranceFeatureSet {

    /** Values of columns held at once: 16 MiB. */
    private static final int HELD = 4 << 20;

    private final Composition composition;
    private final FeatureSchema schema;
    private final boolean[] zeroIsNone;
    private final int voicing;

    ComposedFunctionals(Composition composition) {
        this.composition = composition;
        this.zeroIsNone = composition.zeroIsNone();
        this.voicing = composition.voicingColumn().orElse(-1);
        FeatureSchema frames = composition.frameSchema();
        List<String> names = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (int d = 0; d < frames.dims(); d++) {
            for (Functional functional : composition.functionals()) {
                names.add(frames.names().get(d) + "_" + functional.name().replace('-', '_'));
                units.add(functional.unit(frames.units().get(d)));
            }
        }
        for (RecordingMeasure measure : composition.measures()) {
            names.addAll(measure.columns());
            units.addAll(measure.units());
        }
        this.schema = composition.schema(names, units);
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
    public FeatureVector extract(Waveform waveform) {
        requireAccepted(waveform);
        boolean plainMeans =
                composition.functionals().equals(List.of(Functional.MEAN)) && composition.over() == ChosenFrames.ALL;
        Composition.Measured measured = composition.measure(waveform, plainMeans);
        float[] sums = plainMeans ? means(measured) : functionals(measured);
        float[] vector = Arrays.copyOf(sums, schema.dims());
        int at = sums.length;
        for (RecordingMeasure measure : composition.measures()) {
            for (float value : measure.of(waveform)) {
                vector[at++] = value;
            }
        }
        return FeatureVector.of(schema, vector);
    }

    @Override
    public Optional<FrameFeatureSet> lowLevel() {
        return Optional.of(new ComposedFrames(composition));
    }

    private float[] means(Composition.Measured measured) {
        float[] means = new float[zeroIsNone.length];
        int at = 0;
        for (int feature = 0; feature < composition.features().size(); feature++) {
            int dims = composition.features().get(feature).dims();
            Optional<float[]> told = measured.meter(feature).means(measured.frames());
            float[] some = told.isPresent() ? told.get() : means(measured, feature, at, dims);
            System.arraycopy(some, 0, means, at, dims);
            at += dims;
        }
        return means;
    }

    /** Of the columns of one feature, of which {@code first} is the first. */
    private float[] means(Composition.Measured measured, int feature, int first, int dims) {
        float[][] rows = new float[dims][FrameBlock.LANES];
        double[] sums = new double[dims];
        long[] counts = new long[dims];
        for (int block = 0; block < measured.blocks(); block++) {
            measured.meter(feature).values(block, rows, 0);
            int lanes = measured.lanes(block);
            for (int d = 0; d < dims; d++) {
                sums[d] += Columns.sum(rows[d], lanes);
                counts[d] += zeroIsNone[first + d] ? nonZero(rows[d], lanes) : lanes;
            }
        }
        float[] means = new float[dims];
        for (int d = 0; d < dims; d++) {
            means[d] = counts[d] == 0 ? 0 : (float) (sums[d] / counts[d]);
        }
        return means;
    }

    private static int nonZero(float[] row, int count) {
        int nonZero = 0;
        for (int i = 0; i < count; i++) {
            nonZero += row[i] == 0 ? 0 : 1;
        }
        return nonZero;
    }

    /** As many columns at a time as fit, so that memory does not grow with the recording but passes do. */
    private float[] functionals(Composition.Measured measured) {
        int dims = zeroIsNone.length;
        int frames = measured.frames();
        int together = Math.max(1, Math.min(dims, HELD / frames));
        float[][] columns = new float[together][frames];
        boolean[] voiced = new boolean[frames];
        float[][] rows = new float[dims][FrameBlock.LANES];
        float[] vector = new float[dims * composition.functionals().size()];
        double hopSeconds = (double) schema.hopSamples() / schema.sampleRateHz();
        ChosenTrack track = new ChosenTrack(frames, hopSeconds);
        int at = 0;
        for (int first = 0; first < dims; first += together) {
            int count = Math.min(together, dims - first);
            for (int block = 0; block < measured.blocks(); block++) {
                measured.values(block, rows);
                int from = block * FrameBlock.LANES;
                for (int i = 0; i < count; i++) {
                    System.arraycopy(rows[first + i], 0, columns[i], from, measured.lanes(block));
                }
                for (int lane = 0; voicing >= 0 && lane < measured.lanes(block); lane++) {
                    voiced[from + lane] = rows[voicing][lane] != 0;
                }
            }
            for (int i = 0; i < count; i++) {
                track.choose(columns[i], voiced, composition.over(), zeroIsNone[first + i]);
                for (Functional functional : composition.functionals()) {
                    vector[at++] = (float) functional.of(track);
                }
            }
        }
        return vector;
    }
}
