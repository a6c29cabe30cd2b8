package dev.undertone.training.classic;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.training.onnx.Attribute;
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Decision trees whose leaves add up to one number per class, read from XGBoost's own JSON and written as one ONNX node.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleRegressor.html">TreeEnsembleRegressor</a>
 */
final class TreeEnsemble {

    private static final String BRANCH = "BRANCH_LT";
    private static final String LEAF = "LEAF";

    private final int classes;
    private int trees;

    private final List<Long> treeIds = new ArrayList<>();
    private final List<Long> nodeIds = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Float> thresholds = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Long> whenTrue = new ArrayList<>();
    private final List<Long> whenFalse = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Long> leafClasses = new ArrayList<>();
    private final List<Float> leafValues = new ArrayList<>();

    TreeEnsemble(int classes) {
        this.classes = classes;
    }

    /** Adds the trees of a model, each for the class that the model says. */
    void add(byte[] json) {
        JsonObject model = model(json);
        JsonArray info = model.getAsJsonArray("tree_info");
        for (int t = 0; t < info.size(); t++) {
            add(
                    model.getAsJsonArray("trees").get(t).getAsJsonObject(),
                    info.get(t).getAsInt());
        }
    }

    /** Adds the trees of a model of one class. */
    void add(byte[] json, int ofClass) {
        for (var tree : model(json).getAsJsonArray("trees")) {
            add(tree.getAsJsonObject(), ofClass);
        }
    }

    private static JsonObject model(byte[] json) {
        return JsonParser.parseString(new String(json, StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonObject("learner")
                .getAsJsonObject("gradient_booster")
                .getAsJsonObject("model");
    }

    private void add(JsonObject tree, int ofClass) {
        JsonArray left = tree.getAsJsonArray("left_children");
        JsonArray right = tree.getAsJsonArray("right_children");
        JsonArray split = tree.getAsJsonArray("split_indices");
        // A leaf keeps its value where a branch keeps its threshold.
        JsonArray values = tree.getAsJsonArray("split_conditions");
        for (int n = 0; n < left.size(); n++) {
            boolean leaf = left.get(n).getAsInt() < 0;
            float value = values.get(n).getAsFloat();
            treeIds.add((long) trees);
            nodeIds.add((long) n);
            features.add(leaf ? 0L : split.get(n).getAsLong());
            thresholds.add(leaf ? 0f : value);
            modes.add(leaf ? LEAF : BRANCH);
            whenTrue.add(leaf ? 0L : left.get(n).getAsLong());
            whenFalse.add(leaf ? 0L : right.get(n).getAsLong());
            if (leaf) {
                leafTrees.add((long) trees);
                leafNodes.add((long) n);
                leafClasses.add((long) ofClass);
                leafValues.add(value);
            }
        }
        trees++;
    }

    /** The sums of the leaves that a row falls into, {@code [N, classes]}. */
    Tensor export(OnnxGraph graph, Tensor x) {
        return graph.machineLearningNode(
                "TreeEnsembleRegressor",
                List.of(x),
                Attribute.of("n_targets", classes),
                Attribute.of("nodes_treeids", treeIds),
                Attribute.of("nodes_nodeids", nodeIds),
                Attribute.of("nodes_featureids", features),
                new Attribute.Reals("nodes_values", thresholds),
                new Attribute.Texts("nodes_modes", modes),
                Attribute.of("nodes_truenodeids", whenTrue),
                Attribute.of("nodes_falsenodeids", whenFalse),
                Attribute.of("target_treeids", leafTrees),
                Attribute.of("target_nodeids", leafNodes),
                Attribute.of("target_ids", leafClasses),
                new Attribute.Reals("target_weights", leafValues));
    }
}
