package dev.undertone.training.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/** Runs small graphs through ONNX Runtime. */
final class OnnxRun {

    private OnnxRun() {}

    /** The values of the only output, for one input of that shape; both are declared with free dimensions. */
    static float[] of(
            WeightPrecision precision, float[] input, long[] shape, BiFunction<OnnxLayers, Tensor, Tensor> network)
            throws OrtException {
        OnnxGraph graph = new OnnxGraph("test", precision);
        Dimension[] dims = new Dimension[shape.length];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = i == 0 || shape.length == 3 ? Dimension.free("d" + i) : Dimension.fixed(shape[i]);
        }
        Tensor x = graph.input("features", dims);
        graph.output("logits", network.apply(new OnnxLayers(graph), x));
        return run(graph.toByteArray(), input, shape);
    }

    static float[] of(float[] input, long[] shape, BiFunction<OnnxLayers, Tensor, Tensor> network) throws OrtException {
        return of(WeightPrecision.SINGLE, input, shape, network);
    }

    static float[] run(byte[] model, float[] input, long... shape) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
                    OrtSession.Result result = session.run(Map.of("features", tensor))) {
                FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] values = new float[out.remaining()];
                out.get(values);
                return values;
            }
        }
    }

    static float[] gaussian(Random random, int count, double sd) {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) (sd * random.nextGaussian());
        }
        return out;
    }
}
