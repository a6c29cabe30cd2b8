package dev.undertone.training.network;

import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Trains several perceptrons on functionals, each from a random start of its own, and averages their probabilities.
 *
 * @see <a href="https://arxiv.org/abs/1710.09412">Zhang et al. (2018), mixup</a>
 */
public final class MlpTrainer implements MemberTrainer {

    /**
     * How the perceptrons are trained.
     *
     * @param networks how many are averaged
     * @param epochs passes over all renditions of all clips
     * @param batchRows renditions per step
     * @param peakRate largest learning rate
     * @param decay of matrices, per unit of learning rate
     * @param noise standard deviation of the noise added to standardised features
     * @param mixup both parameters of the beta distribution that two rows are mixed by, in (0, 1]
     * @param smoothing share of each label spread over all classes
     */
    public record Options(
            int networks,
            int epochs,
            int batchRows,
            double peakRate,
            double decay,
            double noise,
            double mixup,
            double smoothing) {

        public Options {
            if (networks < 1 || epochs < 1 || batchRows < 2) {
                throw new IllegalArgumentException("networks and epochs must be at least 1 and batchRows at least 2"
                        + " but were " + networks + ", " + epochs + ", " + batchRows);
            }
            if (!(mixup > 0 && mixup <= 1)) {
                throw new IllegalArgumentException("mixup must be in (0, 1] but was " + mixup);
            }
        }

        public static Options defaults() {
            return new Options(3, 15, 64, 3e-3, 0.1, 0.1, 0.4, 0.1);
        }
    }

    private final Options options;

    public MlpTrainer(Options options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public InputSpec input() {
        return FunctionalRows.INPUT;
    }

    @Override
    public String settings() {
        return options.toString();
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        FunctionalRows rows = FunctionalRows.of(clips);
        Network network = new Perceptron(rows.first().dims(), classes);
        NetworkFit.Options fit =
                new NetworkFit.Options(options.epochs(), LearningRate.oneCycle(options.peakRate()), options.decay(), 0);
        List<Weights> trained = new ArrayList<>();
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int n = 0; n < options.networks(); n++) {
            int before = n * options.epochs();
            int total = options.networks() * options.epochs();
            trained.add(NetworkFit.fit(
                    network,
                    (epoch, random) -> batches(rows.values(), rows.labels(), classes, random),
                    fit,
                    seeds.nextLong(),
                    (epoch, epochs, loss) -> listener.epoch(before + epoch, total, loss)));
        }
        byte[] onnx = NetworkExport.onnx(name(), network, trained);
        TrainedMember member = TrainedMember.of(name(), input(), rows.standardisation(), onnx);
        NetworkExport.requireAgreement(member, network, trained, rows.first());
        return member;
    }

    private List<Batch> batches(float[][] rows, int[] labels, int classes, SplittableRandom random) {
        int dims = rows[0].length;
        List<Batch> batches = new ArrayList<>();
        for (int[] chosen : Shuffle.intoBatches(rows.length, options.batchRows(), random)) {
            float[] inputs = new float[chosen.length * dims];
            SoftLabels targets = new SoftLabels(chosen.length, classes, options.smoothing());
            double share = beta(options.mixup(), random);
            int[] partner = Shuffle.order(chosen.length, random);
            for (int i = 0; i < chosen.length; i++) {
                int a = chosen[i];
                int b = chosen[partner[i]];
                for (int d = 0; d < dims; d++) {
                    double mixed = share * rows[a][d] + (1 - share) * rows[b][d];
                    inputs[i * dims + d] = (float) (mixed + options.noise() * random.nextGaussian());
                }
                targets.add(i, labels[a], share);
                targets.add(i, labels[b], 1 - share);
            }
            int[] lengths = new int[chosen.length];
            Arrays.fill(lengths, 1);
            batches.add(new Batch(chosen.length, dims, 1, inputs, lengths, targets.toArray()));
        }
        return batches;
    }

    /**
     * One draw of Beta(a, a), a ≤ 1.
     *
     * @see <a href="https://doi.org/10.1007/BF02613684">Jöhnk (1964)</a>
     */
    private static double beta(double a, RandomGenerator random) {
        while (true) {
            double x = Math.pow(random.nextDouble(), 1 / a);
            double y = Math.pow(random.nextDouble(), 1 / a);
            if (x + y > 0 && x + y <= 1) {
                return x / (x + y);
            }
        }
    }
}
