package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.undertone.training.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Trains a network on batches, for a fixed number of epochs or until inner speakers are told apart no better. */
final class NetworkFit {

    private static final double CLIP_NORM = 2;

    /**
     * How long and how fast.
     *
     * @param decay of matrices, per unit of learning rate
     * @param averageKeep share of the running weight average that each step keeps; 0 for none
     * @param patience epochs without a better judgement after which training ends
     */
    record Options(int epochs, LearningRate learningRate, double decay, double averageKeep, int patience) {}

    /** Makes the batches of an epoch, augmented anew from a generator of its own. */
    @FunctionalInterface
    interface Batches {
        List<Batch> of(int epoch, SplittableRandom random);
    }

    private final Network network;
    private final Options options;
    private final Optional<InnerJudge> judge;

    /** @param judge of the weights after every epoch; the best are kept. Without one the last are, and nothing is chosen */
    NetworkFit(Network network, Options options, Optional<InnerJudge> judge) {
        this.network = network;
        this.options = options;
        this.judge = judge;
    }

    /**
     * The (averaged) weights of the best or last epoch; the same for the same arguments.
     *
     * @param start changes the random weights that training begins with, if it does not begin at random
     */
    Weights fit(Consumer<Weights> start, Batches batches, long seed, TrainingListener listener) {
        SplittableRandom seeds = new SplittableRandom(seed);
        Weights weights = network.initialWeights(seeds.split());
        start.accept(weights);
        Weights average = weights.copy();
        AdamW optimiser = new AdamW(weights, options.decay(), CLIP_NORM);
        Weights best = weights;
        double bestUar = -1;
        int bestEpoch = 0;
        int step = 0;
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            List<Batch> today = batches.of(epoch, seeds.split());
            RandomGenerator dropout = seeds.split();
            double loss = 0;
            for (int i = 0; i < today.size(); i++) {
                double progress = (epoch + (i + 1.0) / today.size()) / options.epochs();
                loss += step(
                        weights,
                        optimiser,
                        today.get(i),
                        dropout,
                        options.learningRate().at(progress));
                step++;
                if (options.averageKeep() > 0) {
                    // A young average forgets faster, or the random start would stay in it.
                    average.blend(weights, Math.min(options.averageKeep(), (1.0 + step) / (10.0 + step)));
                }
            }
            Weights now = options.averageKeep() > 0 ? average : weights;
            OptionalDouble uar = OptionalDouble.empty();
            if (judge.isEmpty()) {
                best = now;
                bestEpoch = epoch;
            } else {
                double reached = judge.get().uar(network, now);
                uar = OptionalDouble.of(reached);
                if (reached > bestUar) {
                    bestUar = reached;
                    best = now.copy();
                    bestEpoch = epoch;
                }
            }
            listener.over(new TrainingListener.Epoch(epoch + 1, options.epochs(), loss / today.size(), uar));
            if (epoch - bestEpoch >= options.patience()) {
                break;
            }
        }
        return best;
    }

    private double step(Weights weights, AdamW optimiser, Batch batch, RandomGenerator dropout, double rate) {
        try (NDManager scope = Torch.newScope()) {
            Torch.recordGradients();
            Pass pass = Pass.training(scope, weights, dropout);
            NDArray logits = network.logits(pass, batch);
            NDArray targets = scope.create(perClip(batch), new Shape(batch.clips(), batch.classes()));
            NDArray loss = logits.logSoftmax(1).mul(targets).sum().neg();
            Torch.backward(loss);
            optimiser.step(pass.gradients(), rate);
            return loss.getFloat();
        }
    }

    private static float[] perClip(Batch batch) {
        float[] targets = batch.targets().clone();
        for (int i = 0; i < targets.length; i++) {
            targets[i] /= batch.clips();
        }
        return targets;
    }

    /** {@code [clips × classes]}, by libtorch; what the exported file must agree with. */
    static float[] logits(Network network, Weights weights, Batch batch) {
        try (NDManager scope = Torch.newScope()) {
            return network.logits(Pass.scoring(scope, weights), batch).toFloatArray();
        }
    }
}
