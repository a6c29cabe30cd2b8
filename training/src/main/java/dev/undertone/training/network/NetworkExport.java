package dev.undertone.training.network;

import dev.undertone.training.FeatureBlock;
import dev.undertone.training.MemberScorer;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import dev.undertone.training.onnx.WeightPrecision;
import java.util.Arrays;
import java.util.List;

/** Networks of one architecture as one ONNX file whose probabilities are the mean of theirs. */
final class NetworkExport {

    /** Largest difference allowed between libtorch's probabilities and ONNX Runtime's, as logits. */
    private static final double TOLERANCE = 1e-4;

    private NetworkExport() {}

    static byte[] onnx(String name, Network network, List<Weights> trained) {
        OnnxGraph graph = new OnnxGraph(name, WeightPrecision.SINGLE);
        OnnxLayers layers = new OnnxLayers(graph);
        Tensor features = graph.input("features", network.inputShape());
        Tensor logits = network.export(new Exporter(layers, trained.get(0)), features);
        if (trained.size() > 1) {
            Tensor sum = layers.softmax(logits, 1);
            for (Weights weights : trained.subList(1, trained.size())) {
                Tensor next = network.export(new Exporter(layers, weights), features);
                sum = layers.add(sum, layers.softmax(next, 1));
            }
            Tensor share = graph.constant(new float[] {1f / trained.size()}, 1);
            logits = graph.node("Log", List.of(layers.mul(sum, share)));
        }
        graph.output("logits", logits, Dimension.free("clips"), Dimension.fixed(network.classes()));
        return graph.toByteArray();
    }

    /**
     * Scores a clip both ways.
     *
     * @throws IllegalStateException if the exported file does not say what the trained networks say
     */
    static void requireAgreement(TrainedMember member, Network network, List<Weights> trained, FeatureBlock clip) {
        double[] mean = new double[network.classes()];
        for (Weights weights : trained) {
            double[] p = softmax(NetworkFit.logits(network, weights, single(member, clip, network.classes())));
            for (int c = 0; c < p.length; c++) {
                mean[c] += p[c] / trained.size();
            }
        }
        double[] exported;
        try (MemberScorer scorer = new MemberScorer(member)) {
            exported = scorer.logits(clip);
        }
        double normaliser = Math.log(Arrays.stream(exported).map(Math::exp).sum());
        for (int c = 0; c < mean.length; c++) {
            double difference = Math.abs(exported[c] - normaliser - Math.log(mean[c]));
            if (!(difference <= TOLERANCE)) {
                throw new IllegalStateException("member " + member.name() + ": the exported file must agree with the"
                        + " trained network within " + TOLERANCE + " but differs by " + difference);
            }
        }
    }

    private static Batch single(TrainedMember member, FeatureBlock clip, int classes) {
        return Batch.ofWholeClip(member.standardisation().apply(clip), clip.frames(), clip.dims(), classes);
    }

    private static double[] softmax(float[] logits) {
        double[] p = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(logits[c]);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }
}
