package dev.undertone.training;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;

/** Scores clips with a member's exported file, as a recogniser will. Used by one thread. */
public final class MemberScorer implements AutoCloseable {

    private final TrainedMember member;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final boolean frames;

    /** Loads the member; close it after use. */
    public MemberScorer(TrainedMember member) {
        this.member = member;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(member.onnx(), options);
            NodeInfo features = Objects.requireNonNull(session.getInputInfo().get("features"), "input features");
            frames = ((TensorInfo) features.getInfo()).getShape().length == 3;
        } catch (OrtException e) {
            throw new IllegalStateException("member " + member.name() + " is no loadable ONNX file", e);
        }
    }

    /** One logit per label for the clip, which is standardised here. */
    public double[] logits(FeatureBlock clip) {
        float[] x = member.standardisation().apply(clip);
        long[] shape = frames ? new long[] {1, clip.frames(), clip.dims()} : new long[] {1, clip.dims()};
        try (OnnxTensor features = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), shape);
                OrtSession.Result result = session.run(Map.of("features", features))) {
            float[] logits = ((float[][]) result.get(0).getValue())[0];
            double[] out = new double[logits.length];
            for (int c = 0; c < out.length; c++) {
                out[c] = logits[c];
            }
            return out;
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "member " + member.name() + " failed on a clip of " + clip.frames() + " × " + clip.dims()
                            + " features",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("member " + member.name() + " could not be closed", e);
        }
    }
}
