package dev.undertone.training.network;

import dev.undertone.training.StartingPoint;
import dev.undertone.training.onnx.OnnxInitialisers;
import dev.undertone.training.onnx.OnnxInitialisers.Initialiser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Finds a network's weights in an exported file. Where each value went is learnt by exporting weights that are their own
 * numbers and looking where those end up, so that no layer needs an inverse of its export.
 */
final class Inheritance {

    /** Numbers from here to 2²⁴ are exact in single precision, and no constant of a network is among them. */
    private static final int FIRST_MARK = 1 << 22;

    private static final int LAST_MARK = 1 << 24;

    private Inheritance() {}

    /**
     * The weights of all networks that are averaged in a file.
     *
     * @param network the architecture, with the file's own number of classes
     * @throws IllegalArgumentException naming the first tensor whose shape is another
     */
    static List<Weights> weights(Network network, StartingPoint start) {
        List<Initialiser> there = OnnxInitialisers.read(start.onnx());
        int each = marked(network, 1).size();
        // Averaging several networks takes one constant more.
        int networks = there.size() > each ? (there.size() - 1) / each : 1;
        List<Weights> found = new ArrayList<>();
        for (int n = 0; n < networks; n++) {
            found.add(network.initialWeights(new SplittableRandom(0)));
        }
        List<Initialiser> here = marked(network, networks);
        for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
            String shapeHere = i < here.size() ? here.get(i).shape().toString() : "none";
            String shapeThere = i < there.size() ? there.get(i).shape().toString() : "none";
            if (!shapeHere.equals(shapeThere)) {
                throw new IllegalArgumentException("member " + start + " must be a network of the same shape, but its"
                        + " tensor " + i + " is " + shapeThere + " where these settings make " + shapeHere
                        + "; give the settings that it was trained with");
            }
        }
        List<float[]> tensors = found.stream()
                .flatMap(w -> w.tensors().stream().map(Weights.Tensor::values))
                .toList();
        int[] starts = new int[tensors.size() + 1];
        for (int t = 0; t < tensors.size(); t++) {
            starts[t + 1] = starts[t] + tensors.get(t).length;
        }
        for (int i = 0; i < here.size(); i++) {
            float[] marks = here.get(i).values();
            float[] values = there.get(i).values();
            for (int k = 0; k < marks.length; k++) {
                if (marks[k] >= FIRST_MARK) {
                    int number = (int) marks[k] - FIRST_MARK;
                    int place = Arrays.binarySearch(starts, number);
                    int tensor = place >= 0 ? place : -place - 2;
                    tensors.get(tensor)[number - starts[tensor]] = values[k];
                }
            }
        }
        return found;
    }

    private static List<Initialiser> marked(Network network, int networks) {
        List<Weights> marked = new ArrayList<>();
        int mark = FIRST_MARK;
        for (int n = 0; n < networks; n++) {
            Weights weights = network.initialWeights(new SplittableRandom(0));
            for (Weights.Tensor tensor : weights.tensors()) {
                for (int k = 0; k < tensor.values().length; k++) {
                    tensor.values()[k] = mark++;
                    if (mark > LAST_MARK) {
                        throw new IllegalArgumentException("networks to begin from must have at most "
                                + (LAST_MARK - FIRST_MARK) + " weights but have more");
                    }
                }
            }
            marked.add(weights);
        }
        return OnnxInitialisers.read(NetworkExport.onnx("marked", network, marked));
    }

    /**
     * Gives a network what another has learnt: all but the last layer, and that layer's rows for labels that both know.
     *
     * @param heir freshly begun weights, changed in place
     */
    static void pass(Weights testator, StartingPoint start, Weights heir) {
        for (Weights.Tensor tensor : heir.tensors()) {
            if (!tensor.name().equals(Head.WEIGHT) && !tensor.name().equals(Head.BIAS)) {
                float[] values = testator.values(tensor.name());
                System.arraycopy(values, 0, tensor.values(), 0, values.length);
            }
        }
        int classes = heir.values(Head.BIAS).length;
        int inputs = heir.values(Head.WEIGHT).length / classes;
        for (int c = 0; c < classes; c++) {
            OptionalInt known = start.theirIndex(c);
            if (known.isPresent()) {
                int theirs = known.getAsInt();
                System.arraycopy(
                        testator.values(Head.WEIGHT), theirs * inputs, heir.values(Head.WEIGHT), c * inputs, inputs);
                heir.values(Head.BIAS)[c] = testator.values(Head.BIAS)[theirs];
            }
        }
    }
}
