package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.undertone.training.TrainingListener;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Trains a network on batches for a fixed number of epochs: no early stopping, so nothing is chosen on the way. */
final class NetworkFit {

    private static final double CLIP_NORM = 2;

    /**
     * How long and how fast.
     *
     * @param decay of matrices, per unit of learning rate
     * @param averageKeep share of the running weight average that each step keeps; 0 for none
     */
    record Options(int epochs, LearningRate learningRate, double decay, double averageKeep) {}

    /** Makes the batches of an epoch, augmented anew from a generator of its own. */
    @FunctionalInterface
    interface Batches {
        List<Batch> of(int epoch, SplittableRandom random);
    }

    private NetworkFit() {}

    /** The averaged weights after the last epoch; the same for the same arguments. */
    static Weights fit(Network network, Batches batches, Options options, long seed, TrainingListener listener) {
        SplittableRandom seeds = new SplittableRandom(seed);
        Weights weights = network.initialWeights(seeds.split());
        Weights average = weights.copy();
        AdamW optimiser = new AdamW(weights, options.decay(), CLIP_NORM);
        int step = 0;
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            List<Batch> today = batches.of(epoch, seeds.split());
            RandomGenerator dropout = seeds.split();
            double loss = 0;
            for (int i = 0; i < today.size(); i++) {
                double progress = (epoch + (i + 1.0) / today.size()) / options.epochs();
                loss += step(
                        network,
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
            listener.epoch(epoch + 1, options.epochs(), loss / today.size());
        }
        return options.averageKeep() > 0 ? average : weights;
    }

    private static double step(
            Network network, Weights weights, AdamW optimiser, Batch batch, RandomGenerator dropout, double rate) {
        try (NDManager scope = Torch.newScope();
                GradientCollector collector = Torch.engine().newGradientCollector()) {
            Pass pass = Pass.training(scope, weights, dropout);
            NDArray logits = network.logits(pass, batch);
            NDArray targets = scope.create(perClip(batch), new Shape(batch.clips(), batch.classes()));
            NDArray loss = logits.logSoftmax(1).mul(targets).sum().neg();
            collector.backward(loss);
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
