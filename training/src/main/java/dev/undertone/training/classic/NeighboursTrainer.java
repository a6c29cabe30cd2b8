package dev.undertone.training.classic;

import dev.undertone.training.ExportCheck;
import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.Setting;
import dev.undertone.training.Settings;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import dev.undertone.training.onnx.Attribute;
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Keeps every training row and lets the nearest ones vote. The exported file carries them all: 4 bytes per row and
 * feature.
 *
 * @see <a href="https://doi.org/10.5282/ubm/epub.1769">Hechenbichler and Schliep (2004), Weighted k-nearest-neighbor
 *     techniques</a>
 */
public final class NeighboursTrainer implements MemberTrainer {

    /** How much a neighbour's vote counts. */
    public enum Votes {
        /** All alike. */
        EQUAL,

        /** {@code 1 − (distance / distance of the next neighbour beyond the voters)²}: no jump where neighbours change. */
        BY_DISTANCE
    }

    /** Who votes and how. */
    public record Options(
            @Setting(value = "how many nearest clips vote; all, if there are fewer", min = 1, max = 10_000)
            int neighbours,

            @Setting("how much a neighbour's vote counts") Votes votes,

            @Setting("whether every class weighs the same, whatever its number of clips")
            boolean balanced,

            @Setting(value = "share of the probability spread over all classes", min = 1e-6, max = 0.9)
            double smoothing) {

        public Options {
            Settings.check(Options.class, neighbours, votes, balanced, smoothing);
        }

        public static Options defaults() {
            return new Options(15, Votes.BY_DISTANCE, true, 0.05);
        }
    }

    private static final double AGREEMENT = 1e-5;

    /** The boundary lies a little beyond its neighbour, which so keeps a trace of a vote: one row alone still counts. */
    private static final double BEYOND = 1.0001;

    private static final double SMALLEST_BOUNDARY = 1e-6;

    private final InputSpec input;
    private final Options options;

    /** @param input a feature set of whole utterances */
    public NeighboursTrainer(InputSpec input, Options options) {
        this.input = input;
        this.options = options;
    }

    @Override
    public String name() {
        return "knn";
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public String settings() {
        return options.toString();
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        FunctionalRows rows = FunctionalRows.of(clips, classes);
        double[] weights = rows.weights(classes, options.balanced());
        int dims = rows.first().dims();
        byte[] onnx = RowGraph.of(
                name(),
                dims,
                classes,
                (graph, layers, x) -> export(graph, layers, x, rows.values(), votes(rows.labels(), weights)));
        TrainedMember member = TrainedMember.of(name(), input(), rows.standardisation(), onnx);
        double[] expected = probabilities(rows.values()[0], rows.values(), rows.labels(), weights);
        ExportCheck.require(member, rows.first(), expected, AGREEMENT);
        double loss = -Math.log(expected[rows.labels()[0]]);
        listener.over(new TrainingListener.Epoch(1, 1, loss, OptionalDouble.empty()));
        return member;
    }

    private int voters(int rows) {
        return Math.min(rows, options.votes() == Votes.EQUAL ? options.neighbours() : options.neighbours() + 1);
    }

    /** What each row votes for, {@code [rows][classes]}. */
    private static float[] votes(int[] labels, double[] weights) {
        float[] votes = new float[labels.length * weights.length];
        for (int i = 0; i < labels.length; i++) {
            votes[i * weights.length + labels[i]] = (float) weights[labels[i]];
        }
        return votes;
    }

    /** The probabilities of one standardised row, in plain arithmetic; what the exported file must agree with. */
    double[] probabilities(float[] row, float[][] rows, int[] labels, double[] weights) {
        double[] distances = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < row.length; d++) {
                double difference = row[d] - rows[i][d];
                distances[i] += difference * difference;
            }
        }
        int[] nearest = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distances[i]))
                .limit(voters(rows.length))
                .mapToInt(i -> i)
                .toArray();
        double boundary = distances[nearest[nearest.length - 1]] * BEYOND + SMALLEST_BOUNDARY;
        double[] p = new double[weights.length];
        for (int i : nearest) {
            double vote = options.votes() == Votes.EQUAL ? 1 : 1 - distances[i] / boundary;
            p[labels[i]] += vote * weights[labels[i]];
        }
        double all = Arrays.stream(p).sum();
        for (int c = 0; c < p.length; c++) {
            p[c] = (1 - options.smoothing()) * p[c] / all + options.smoothing() / p.length;
        }
        return p;
    }

    private Tensor export(OnnxGraph graph, OnnxLayers layers, Tensor features, float[][] rows, float[] votes) {
        int classes = votes.length / rows.length;
        Tensor distances = layers.squaredDistances(features, rows);
        List<Tensor> nearest = graph.nodes(
                "TopK",
                2,
                List.of(distances, graph.integers(voters(rows.length))),
                Attribute.of("axis", 1),
                Attribute.of("largest", 0));
        Tensor theirs = graph.node("Gather", List.of(graph.constant(votes, rows.length, classes), nearest.get(1)));
        Tensor sums;
        if (options.votes() == Votes.EQUAL) {
            sums = layers.sum(theirs, 1, false);
        } else {
            Tensor farthest = graph.node("ReduceMax", List.of(nearest.get(0)), Attribute.of("axes", List.of(1L)));
            Tensor boundary = layers.add(layers.mul(farthest, number(graph, BEYOND)), number(graph, SMALLEST_BOUNDARY));
            Tensor lost = graph.node("Div", List.of(nearest.get(0), boundary));
            Tensor vote = graph.node("Sub", List.of(number(graph, 1), lost));
            Tensor each = layers.expand(vote, 2);
            sums = layers.sum(layers.mul(theirs, each), 1, false);
        }
        Tensor shares = graph.node("Div", List.of(sums, layers.sum(sums, 1, true)));
        return layers.log(layers.add(
                layers.mul(shares, number(graph, 1 - options.smoothing())),
                number(graph, options.smoothing() / classes)));
    }

    private static Tensor number(OnnxGraph graph, double value) {
        return graph.constant(new float[] {(float) value}, 1);
    }
}
