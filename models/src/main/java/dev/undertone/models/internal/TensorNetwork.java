package dev.undertone.models.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** A network in a file of its own, from one tensor to one tensor. Running is thread-safe. */
public final class TensorNetwork implements AutoCloseable {

    /** What a network gave: rows of its last dimension, whatever the dimensions before. */
    public static final class Rows {
        private final float[] values;
        private final int dims;

        private Rows(float[] values, int dims) {
            this.values = values;
            this.dims = dims;
        }

        public int count() {
            return values.length / dims;
        }

        public int dims() {
            return dims;
        }

        /** Fills {@code into} from {@code offset} on with one row. */
        public void copyRow(int row, float[] into, int offset) {
            System.arraycopy(values, row * dims, into, offset, dims);
        }
    }

    private final NetworkFile file;
    private final String input;
    private final String output;
    private final OrtSession session;

    /**
     * Loads the file.
     *
     * @throws IOException if the file is missing or another than the one that is known
     * @throws IllegalArgumentException if it is no network with that input and output, naming those it has
     */
    public TensorNetwork(NetworkFile file, String input, String output) throws IOException {
        this.file = file;
        this.input = input;
        this.output = output;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setMemoryPatternOptimization(false);
            this.session = file.open(options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime takes no options: " + e.getMessage(), e);
        }
        if (!session.getInputNames().equals(Set.of(input))
                || !session.getOutputNames().contains(output)) {
            String found = session.getInputNames() + " and " + session.getOutputNames();
            close();
            throw new IllegalArgumentException(file.name() + " must have the one input '" + input + "' and the output '"
                    + output + "' but has " + found + "; name these in the description");
        }
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException if it does not take a tensor of that shape
     */
    public Rows run(float[] values, long... shape) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(OnnxRuntime.environment(), FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
            OnnxTensor out = (OnnxTensor) result.get(0);
            long[] made = out.getInfo().getShape();
            FloatBuffer buffer = out.getFloatBuffer();
            float[] all = new float[buffer.remaining()];
            buffer.get(all);
            if (all.length == 0) {
                throw new IllegalStateException(file.name() + " gave nothing for a tensor of shape "
                        + Arrays.toString(shape) + "; give it a longer recording");
            }
            return new Rows(all, Math.toIntExact(made[made.length - 1]));
        } catch (OrtException e) {
            throw new IllegalStateException(
                    file.name() + " cannot take a tensor of shape " + Arrays.toString(shape) + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(file.name() + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
