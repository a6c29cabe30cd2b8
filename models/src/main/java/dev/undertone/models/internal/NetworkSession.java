package dev.undertone.models.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One network in ONNX Runtime, loaded at its first use at the latest. Running is thread-safe; the owner must not close it meanwhile. */
public final class NetworkSession implements AutoCloseable {

    private static final String INPUT = "features";
    private static final String OUTPUT = "logits";

    private final String name;
    private final byte[] onnx;
    private final int labels;
    private volatile @Nullable OrtSession session;

    /**
     * @param name for messages
     * @param onnx not copied
     * @param labels how many logits it must give
     */
    public NetworkSession(String name, byte[] onnx, int labels) {
        this.name = name;
        this.onnx = onnx;
        this.labels = labels;
    }

    /**
     * The logits of one item.
     *
     * @throws IllegalStateException if the network cannot be loaded or does not take the features
     */
    public float[] run(float[] features, long... shape) {
        try {
            OrtSession loaded = loaded();
            try (OnnxTensor input =
                            OnnxTensor.createTensor(OnnxRuntime.environment(), FloatBuffer.wrap(features), shape);
                    OrtSession.Result result = loaded.run(Map.of(INPUT, input), Set.of(OUTPUT))) {
                FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
                if (out.remaining() != labels) {
                    throw new IllegalStateException("network " + name + " must give " + labels
                            + " logits, one per label, but gave " + out.remaining());
                }
                float[] logits = new float[labels];
                out.get(logits);
                return logits;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "network " + name + " cannot score features of shape " + Arrays.toString(shape) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * Loads the network now instead of at its first use.
     *
     * @throws IllegalStateException if it cannot be loaded
     */
    public void open() {
        try {
            Objects.requireNonNull(loaded());
        } catch (OrtException e) {
            throw new IllegalStateException("network " + name + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private OrtSession loaded() throws OrtException {
        OrtSession known = session;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = session;
            if (known == null) {
                known = load();
                session = known;
            }
            return known;
        }
    }

    private OrtSession load() throws OrtException {
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            // Utterances differ in length: planning memory by the first one's shape only wastes it.
            options.setMemoryPatternOptimization(false);
            OrtSession created = environment.createSession(onnx, options);
            if (!created.getInputNames().contains(INPUT)
                    || !created.getOutputNames().contains(OUTPUT)) {
                String found = created.getInputNames() + " and " + created.getOutputNames();
                created.close();
                throw new IllegalStateException("network " + name + " must have the input '" + INPUT
                        + "' and the output '" + OUTPUT + "' but had " + found);
            }
            return created;
        }
    }

    @Override
    public synchronized void close() {
        OrtSession known = session;
        session = null;
        if (known != null) {
            try {
                known.close();
            } catch (OrtException e) {
                throw new IllegalStateException("network " + name + " cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
