package dev.undertone.training.classic;

import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import dev.undertone.training.onnx.WeightPrecision;

/** An ONNX file from one row of features per clip to logits. */
final class RowGraph {

    /** The nodes between input and output. */
    @FunctionalInterface
    interface Body {
        Tensor logits(OnnxGraph graph, OnnxLayers layers, Tensor features);
    }

    private RowGraph() {}

    static byte[] of(String name, int dims, int classes, Body body) {
        OnnxGraph graph = new OnnxGraph(name, WeightPrecision.SINGLE);
        OnnxLayers layers = new OnnxLayers(graph);
        Tensor features = graph.input("features", Dimension.free("clips"), Dimension.fixed(dims));
        graph.output("logits", body.logits(graph, layers, features), Dimension.free("clips"), Dimension.fixed(classes));
        return graph.toByteArray();
    }
}
