package dev.undertone.models;

import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.FeatureVector;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.features.voice.SpeechFrontEnd;
import dev.undertone.models.internal.TensorNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A frozen pretrained encoder as a source of features: {@link #frames} gives one row per embedding, {@link #pooled} one per
 * recording. Their ids carry a hash of the description and its files, so that what was computed with others is never mixed
 * up with it. Thread-safe; close it once at the end.
 */
public final class SpeechEncoder implements AutoCloseable {

    private static final int WINDOWS_AT_ONCE = 16;
    private static final double SHORTEST_SECONDS = 0.1;

    private final EncoderDescription description;
    private final TensorNetwork encoder;
    private final Optional<TensorNetwork> frontEnd;
    private final EncoderFiles files;
    private final int dims;

    private SpeechEncoder(EncoderFiles files) throws IOException {
        this.description = files.description();
        this.files = files;
        Optional<EncoderDescription.FrontEnd> front = description.frontEnd();
        this.frontEnd = front.isPresent()
                ? Optional.of(new TensorNetwork(
                        files.frontEnd().orElseThrow(),
                        front.get().input(),
                        front.get().output()))
                : Optional.empty();
        this.encoder = new TensorNetwork(files.encoder(), description.input(), description.output());
        this.dims = encode(new float[description.sampleRateHz()])[0].length;
    }

    /**
     * Loads an encoder's networks, and encodes a second of silence with them.
     *
     * @throws IOException if a network is missing
     * @throws IllegalArgumentException if the description does not fit the networks
     */
    public static SpeechEncoder open(EncoderFiles files) throws IOException {
        return new SpeechEncoder(files);
    }

    /**
     * The same of a description file.
     *
     * @throws IllegalArgumentException if the description is wrong or does not fit the networks
     */
    public static SpeechEncoder open(Path description) throws IOException {
        return open(EncoderFiles.read(description));
    }

    /** Whether a feature set of that id is an encoder's. */
    public static boolean isEncoders(String featureSet) {
        return featureSet.startsWith(EncoderFiles.ID_PREFIX);
    }

    /** One row per embedding, in the order of time, for networks. */
    public FrameFeatureSet frames() {
        return new Frames(schema(files.framesId(), false));
    }

    /** One row per recording, pooled as the description says. */
    public UtteranceFeatureSet pooled() {
        return new Pooled(schema(files.pooledId(), description.pooling() == EncoderDescription.Pooling.MEAN_SD));
    }

    /** Both sets. */
    public List<FeatureSet> featureSets() {
        return List.of(frames(), pooled());
    }

    private FeatureSchema schema(String schemaId, boolean deviations) {
        List<String> names = IntStream.range(0, deviations ? 2 * dims : dims)
                .mapToObj(d -> d < dims ? "embedding" + d : "embedding" + (d - dims) + "-sd")
                .toList();
        return new FeatureSchema(
                schemaId,
                names,
                names.stream().map(n -> "1").toList(),
                SpeechFrontEnd.SAMPLE_RATE_HZ,
                SpeechFrontEnd.SAMPLE_RATE_HZ,
                SpeechFrontEnd.SAMPLE_RATE_HZ);
    }

    private static int shortest() {
        return (int) (SHORTEST_SECONDS * SpeechFrontEnd.SAMPLE_RATE_HZ);
    }

    private float[][] encode(FeatureSet set, Waveform waveform) {
        float[] samples = set.acceptedSamples(waveform);
        if (description.sampleRateHz() != waveform.sampleRateHz()) {
            samples = Resampler.resample(samples, (double) description.sampleRateHz() / waveform.sampleRateHz());
        }
        return encode(samples);
    }

    /** The embeddings of samples at the encoder's rate, chunk after chunk. */
    private float[][] encode(float[] samples) {
        int chunk =
                (int) Math.min(Integer.MAX_VALUE, Math.round(description.chunkSeconds() * description.sampleRateHz()));
        // As equal as can be: a short rest would be heard without its surroundings.
        int chunks = Math.max(1, (int) Math.ceil((double) samples.length / chunk));
        int pad = (int) Math.round(description.padSeconds() * description.sampleRateHz());
        float[][][] found = new float[chunks][][];
        for (int c = 0; c < chunks; c++) {
            int from = (int) ((long) samples.length * c / chunks);
            int to = (int) ((long) samples.length * (c + 1) / chunks);
            float[] piece = scaled(Arrays.copyOfRange(samples, from, to));
            found[c] = encodeChunk(Arrays.copyOf(piece, Math.max(piece.length, pad)));
        }
        return Arrays.stream(found).flatMap(Arrays::stream).toArray(float[][]::new);
    }

    private float[] scaled(float[] chunk) {
        double mean = 0;
        double deviation = 1 / description.sampleScale();
        if (description.normalise()) {
            for (float x : chunk) {
                mean += x / (double) chunk.length;
            }
            double squares = 0;
            for (float x : chunk) {
                squares += (x - mean) * (x - mean) / chunk.length;
            }
            // The constant that keeps silence finite in the published feature extractors.
            deviation = Math.sqrt(squares + 1e-7);
        }
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = (float) ((chunk[i] - mean) / deviation);
        }
        return chunk;
    }

    private float[][] encodeChunk(float[] samples) {
        int bands =
                description.frontEnd().map(EncoderDescription.FrontEnd::bands).orElse(1);
        float[] frames = frontEnd.isPresent() ? spectrum(frontEnd.get(), samples) : samples;
        int count = frames.length / bands;
        int window = description.window().orElse(count);
        int windows = count <= window ? 1 : 1 + (count - window) / description.hop();
        float[][][] found = new float[(windows + WINDOWS_AT_ONCE - 1) / WINDOWS_AT_ONCE][][];
        for (int g = 0; g < found.length; g++) {
            int first = g * WINDOWS_AT_ONCE;
            found[g] = encodeWindows(frames, bands, window, first, Math.min(windows, first + WINDOWS_AT_ONCE));
        }
        return Arrays.stream(found).flatMap(Arrays::stream).toArray(float[][]::new);
    }

    private float[] spectrum(TensorNetwork network, float[] samples) {
        EncoderDescription.FrontEnd front = description.frontEnd().orElseThrow();
        TensorNetwork.Rows rows = network.run(samples, 1, samples.length);
        if (rows.dims() != front.bands()) {
            throw new IllegalArgumentException("bands of " + front.file() + " must be " + rows.dims()
                    + ", the last dimension of " + front.output() + ", but were " + front.bands());
        }
        float[] frames = new float[rows.count() * rows.dims()];
        for (int t = 0; t < rows.count(); t++) {
            rows.copyRow(t, frames, t * rows.dims());
        }
        for (int i = 0; i < frames.length; i++) {
            frames[i] = (float) (frames[i] * front.scale() + front.offset());
        }
        return frames;
    }

    private float[][] encodeWindows(float[] frames, int bands, int window, int first, int end) {
        int count = frames.length / bands;
        int many = end - first;
        boolean bandsFirst = description.layout() == EncoderDescription.Layout.BANDS_FRAMES;
        float[] in = new float[many * window * bands];
        for (int w = 0; w < many; w++) {
            for (int t = 0; t < window; t++) {
                // A chunk shorter than the window begins again.
                int from = ((first + w) * description.hop() + t) % count * bands;
                for (int b = 0; b < bands; b++) {
                    int place = bandsFirst ? b * window + t : t * bands + b;
                    in[w * window * bands + place] = frames[from + b];
                }
            }
        }
        long[] shape = switch (description.layout()) {
            case SAMPLES -> new long[] {many, window};
            case FRAMES_BANDS -> new long[] {many, window, bands};
            case FRAMES_BANDS_ONE -> new long[] {many, window, bands, 1};
            case BANDS_FRAMES -> new long[] {many, bands, window};
        };
        TensorNetwork.Rows rows = encoder.run(in, shape);
        float[][] out = new float[rows.count()][rows.dims()];
        for (int r = 0; r < out.length; r++) {
            rows.copyRow(r, out[r], 0);
        }
        return out;
    }

    private float[] pooled(float[][] rows) {
        boolean deviations = description.pooling() == EncoderDescription.Pooling.MEAN_SD;
        float[] out = new float[deviations ? 2 * dims : dims];
        for (int d = 0; d < dims; d++) {
            double sum = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (float[] row : rows) {
                sum += row[d];
                most = Math.max(most, row[d]);
            }
            double mean = sum / rows.length;
            out[d] = (float) (description.pooling() == EncoderDescription.Pooling.MAX ? most : mean);
            if (deviations) {
                double squares = 0;
                for (float[] row : rows) {
                    squares += (row[d] - mean) * (row[d] - mean);
                }
                out[dims + d] = (float) Math.sqrt(squares / rows.length);
            }
        }
        return out;
    }

    private final class Frames implements FrameFeatureSet {
        private final FeatureSchema schema;

        private Frames(FeatureSchema schema) {
            this.schema = schema;
        }

        @Override
        public FeatureSchema schema() {
            return schema;
        }

        @Override
        public int minimumSamples() {
            return shortest();
        }

        @Override
        public FeatureMatrix extract(Waveform waveform) {
            FeatureMatrix.Builder rows = new FeatureMatrix.Builder(schema);
            for (float[] row : encode(this, waveform)) {
                rows.append(row);
            }
            return rows.build();
        }
    }

    private final class Pooled implements UtteranceFeatureSet {
        private final FeatureSchema schema;

        private Pooled(FeatureSchema schema) {
            this.schema = schema;
        }

        @Override
        public FeatureSchema schema() {
            return schema;
        }

        @Override
        public int minimumSamples() {
            return shortest();
        }

        @Override
        public FeatureVector extract(Waveform waveform) {
            return FeatureVector.of(schema, pooled(encode(this, waveform)));
        }
    }

    @Override
    public void close() {
        encoder.close();
        frontEnd.ifPresent(TensorNetwork::close);
    }
}
