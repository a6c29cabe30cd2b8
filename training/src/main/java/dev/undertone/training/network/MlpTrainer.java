package dev.undertone.training.network;

import dev.undertone.training.AdaptableTrainer;
import dev.undertone.training.ClassBalance;
import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.Setting;
import dev.undertone.training.Settings;
import dev.undertone.training.StartingPoint;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Trains several perceptrons on functionals, each from a random start of its own, and averages their probabilities.
 *
 * @see <a href="https://arxiv.org/abs/1710.09412">Zhang et al. (2018), mixup</a>
 */
public final class MlpTrainer implements AdaptableTrainer {

    /** What the perceptrons look like and how they are trained. */
    public record Options(
            @Setting(value = "how many perceptrons are averaged", min = 1, max = 50)
            int networks,

            @Setting(value = "sizes of the hidden layers", min = 1, max = 8192)
            List<Integer> hidden,

            @Setting("whether features are centred and scaled on the training rows; if not, they are taken as they are")
            boolean standardise,

            @Setting("whether hidden values are centred and scaled in each step")
            boolean batchNorm,

            @Setting(value = "share of the features dropped in each step", min = 0, max = 0.95)
            double inputDropout,

            @Setting(value = "share of the hidden values dropped in each step", min = 0, max = 0.95)
            double hiddenDropout,

            @Setting(value = "passes over all renditions of all clips", min = 1, max = 10_000, logarithmic = true)
            int epochs,

            @Setting(value = "renditions per step", min = 2, max = 65_536, logarithmic = true)
            int batchRows,

            @Setting(value = "largest learning rate", min = 1e-7, max = 1, logarithmic = true)
            double peakRate,

            @Setting(value = "decay of matrices per unit of learning rate", min = 0, max = 10)
            double decay,

            @Setting(value = "standard deviation of the noise added to the features", min = 0, max = 10)
            double noise,

            @Setting(
                    value = "both parameters of the beta distribution that two rows are mixed by; 0 mixes none",
                    min = 0,
                    max = 1)
            double mixup,

            @Setting(value = "share of each label spread over all classes", min = 0, max = 0.9)
            double smoothing,

            @Setting("what is done about classes with few clips")
            ClassBalance balance,

            Stopping stopping) {

        public Options {
            hidden = List.copyOf(hidden);
            Settings.check(
                    Options.class,
                    networks,
                    hidden,
                    standardise,
                    batchNorm,
                    inputDropout,
                    hiddenDropout,
                    epochs,
                    batchRows,
                    peakRate,
                    decay,
                    noise,
                    mixup,
                    smoothing,
                    balance,
                    stopping);
        }

        public static Options defaults() {
            return new Options(
                    3,
                    List.of(256, 128),
                    true,
                    true,
                    0.2,
                    0.5,
                    15,
                    64,
                    3e-3,
                    0.1,
                    0.1,
                    0.4,
                    0.1,
                    ClassBalance.NONE,
                    Stopping.never());
        }
    }

    private final InputSpec input;
    private final Options options;
    private final Optional<StartingPoint> start;

    /** On the usual functionals. */
    public MlpTrainer(Options options) {
        this(FunctionalRows.INPUT, options);
    }

    /** @param input a feature set of whole utterances */
    public MlpTrainer(InputSpec input, Options options) {
        this(input, options, Optional.empty());
    }

    private MlpTrainer(InputSpec input, Options options, Optional<StartingPoint> start) {
        this.input = input;
        this.options = options;
        this.start = start;
        start.ifPresent(s -> {
            s.requireInput(input);
            Inheritance.weights(perceptron(s.dims(), s.theirClasses()), s);
        });
    }

    @Override
    public MemberTrainer from(StartingPoint other) {
        return new MlpTrainer(input, options, Optional.of(other));
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public String settings() {
        return options + start.map(s -> " from " + s.identity()).orElse("");
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        TrainingClip.requireTrainable(clips, classes, false);
        Stopping.Split split = options.stopping().split(clips, seed);
        FunctionalRows rows = options.standardise()
                ? FunctionalRows.of(split.train(), classes)
                : FunctionalRows.asTheyAre(split.train(), classes);
        Network network = perceptron(rows.first().dims(), classes);
        List<Weights> testators = start.map(
                        s -> Inheritance.weights(perceptron(rows.first().dims(), s.theirClasses()), s))
                .orElse(List.of());
        NetworkFit fit = new NetworkFit(
                network,
                new NetworkFit.Options(
                        options.epochs(),
                        LearningRate.oneCycle(options.peakRate()),
                        options.decay(),
                        0,
                        options.stopping().patience()),
                InnerJudge.of(split.inner(), rows.standardisation(), classes));
        List<Weights> trained = new ArrayList<>();
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int n = 0; n < options.networks(); n++) {
            int before = n * options.epochs();
            int total = options.networks() * options.epochs();
            int own = n;
            trained.add(fit.fit(
                    weights ->
                            start.ifPresent(s -> Inheritance.pass(testators.get(own % testators.size()), s, weights)),
                    (epoch, random) -> batches(rows, classes, random),
                    seeds.nextLong(),
                    e -> listener.over(
                            new TrainingListener.Epoch(before + e.number(), total, e.loss(), e.innerUar()))));
        }
        trained.forEach(weights -> Head.shutAbsent(weights, rows.labels()));
        byte[] onnx = NetworkExport.onnx(name(), network, trained);
        TrainedMember member = TrainedMember.of(name(), input(), rows.standardisation(), onnx);
        NetworkExport.requireAgreement(member, network, trained, rows.first());
        return member;
    }

    private Network perceptron(int dims, int classes) {
        return new Perceptron(
                dims, classes, options.hidden(), options.batchNorm(), options.inputDropout(), options.hiddenDropout());
    }

    private List<Batch> batches(FunctionalRows all, int classes, SplittableRandom random) {
        float[][] rows = all.values();
        int[] labels = all.labels();
        int dims = rows[0].length;
        List<Batch> batches = new ArrayList<>();
        int[] order = options.balance() == ClassBalance.RESAMPLED
                ? Shuffle.resampled(labels, random)
                : Shuffle.order(rows.length, random);
        double[] weights = all.weights(classes, options.balance() == ClassBalance.WEIGHTED);
        for (int[] chosen : Shuffle.intoBatches(order, options.batchRows())) {
            float[] inputs = new float[chosen.length * dims];
            SoftLabels targets = new SoftLabels(chosen.length, classes, options.smoothing());
            double share = options.mixup() == 0 ? 1 : beta(options.mixup(), random);
            int[] partner = Shuffle.order(chosen.length, random);
            for (int i = 0; i < chosen.length; i++) {
                int a = chosen[i];
                int b = chosen[partner[i]];
                for (int d = 0; d < dims; d++) {
                    double mixed = share * rows[a][d] + (1 - share) * rows[b][d];
                    inputs[i * dims + d] = (float) (mixed + options.noise() * random.nextGaussian());
                }
                targets.add(i, labels[a], share * weights[labels[a]]);
                targets.add(i, labels[b], (1 - share) * weights[labels[b]]);
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
