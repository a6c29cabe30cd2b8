package dev.undertone.benchmarks;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.undertone.cli.SuppressForbidden;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainerKind;
import dev.undertone.training.TrainingClip;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Times an epoch of the default convolutional network ({@code cnn2d}) as Undertone trains it against the same layers in
 * DJL's own training loop, in turn in one process, on random clips, one thread, in CPU seconds of that thread. Undertone's epochs include cutting the
 * crops and standardising; DJL's batches lie ready. Neither augments.
 */
public final class NetworkEpochSpeed {

    private static final int CLIPS = 256;
    private static final int BATCH = 32;
    private static final int STEPS = 64;
    private static final int MELS = 80;
    private static final int CLASSES = 8;
    private static final int LAYERS = 4;
    private static final int FILTERS = 16;
    private static final int ROUNDS = 5;
    private static final int EPOCHS = 3;

    private NetworkEpochSpeed() {}

    @SuppressForbidden("its output is what it is for")
    public static void main(String[] arguments) {
        // Read once, when DJL's engine starts; Undertone sets the same.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        PrintStream out = System.out;
        TrainerKind kind = TrainerCatalog.kind("cnn2d");
        MemberTrainer trainer = kind.trainer(
                kind.input(),
                Map.of("epochs", EPOCHS, "batchClips", BATCH, "cropSteps", STEPS, "augment", false, "innerShare", 0));
        List<TrainingClip> clips = clips();
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        try (Model model = Model.newInstance("reference", "PyTorch")) {
            model.setBlock(network());
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(Optimizer.adamW()
                            .optLearningRateTracker(Tracker.fixed(2e-3f))
                            .build());
            try (Trainer reference = model.newTrainer(config)) {
                reference.initialize(new Shape(BATCH, MELS, STEPS));
                List<NDList> batches = batches(reference.getManager());
                for (int round = -1; round < ROUNDS; round++) {
                    double own = undertone(trainer, clips);
                    double other = djl(reference, batches);
                    if (round >= 0) {
                        ours[round] = own;
                        theirs[round] = other;
                        ratios[round] = own / other;
                        out.printf(
                                Locale.ROOT,
                                "round %d: Undertone %.2f CPU s, DJL %.2f CPU s an epoch of %d clips, ratio %.3f%n",
                                round + 1,
                                own,
                                other,
                                CLIPS,
                                own / other);
                    }
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "median: Undertone %.2f CPU s, DJL %.2f CPU s, ratio %.3f%n",
                median(ours),
                median(theirs),
                median(ratios));
    }

    /** CPU seconds per epoch after the first. */
    private static double undertone(MemberTrainer trainer, List<TrainingClip> clips) {
        List<Long> ends = new ArrayList<>();
        trainer.train(clips, CLASSES, 1, epoch -> ends.add(cpuNanos()));
        return (ends.get(ends.size() - 1) - ends.get(0)) / 1e9 / (ends.size() - 1);
    }

    private static double djl(Trainer trainer, List<NDList> batches) {
        long start = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (NDList batch : batches) {
                try (NDManager scope = trainer.getManager().newSubManager()) {
                    NDList data = new NDList(batch.get(0));
                    data.tempAttach(scope);
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        NDList predicted = trainer.forward(data);
                        predicted.attach(scope);
                        NDArray loss = trainer.getLoss().evaluate(new NDList(batch.get(1)), predicted);
                        loss.attach(scope);
                        collector.backward(loss);
                        // As a progress line needs it, and as a wait for the work to be done.
                        loss.getFloat();
                    }
                    trainer.step();
                    data.attach(trainer.getManager());
                }
            }
            if (epoch == 0) {
                start = cpuNanos();
            }
        }
        return (cpuNanos() - start) / 1e9 / (EPOCHS - 1);
    }

    /** What the one thread that works has used: a busy machine disturbs it less than the clock. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Block network() {
        SequentialBlock block = new SequentialBlock();
        block.add(BatchNorm.builder().build());
        block.add(LambdaBlock.singleton(x -> x.expandDims(1)));
        for (int layer = 0; layer < LAYERS; layer++) {
            block.add(Conv2d.builder()
                    .setKernelShape(new Shape(3, 3))
                    .optPadding(new Shape(1, 1))
                    .setFilters(FILTERS << layer)
                    .build());
            block.add(BatchNorm.builder().build());
            block.add(Activation::relu);
            block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), true));
            block.add(Dropout.builder().optRate(0.1f).build());
        }
        block.add(LambdaBlock.singleton(x -> {
            NDArray flat = x.reshape(x.getShape().get(0), x.getShape().get(1), -1);
            return flat.mean(new int[] {2}).concat(flat.max(new int[] {2}), 1);
        }));
        block.add(Dropout.builder().optRate(0.4f).build());
        block.add(Linear.builder().setUnits(CLASSES).build());
        return block;
    }

    private static List<NDList> batches(NDManager manager) {
        SplittableRandom random = new SplittableRandom(1);
        List<NDList> batches = new ArrayList<>();
        for (int b = 0; b < CLIPS / BATCH; b++) {
            float[] x = noise(random, BATCH * MELS * STEPS);
            float[] labels = new float[BATCH];
            for (int i = 0; i < BATCH; i++) {
                labels[i] = i % CLASSES;
            }
            batches.add(new NDList(
                    manager.create(x, new Shape(BATCH, MELS, STEPS)), manager.create(labels, new Shape(BATCH))));
        }
        return batches;
    }

    private static List<TrainingClip> clips() {
        SplittableRandom random = new SplittableRandom(1);
        List<TrainingClip> clips = new ArrayList<>();
        for (int i = 0; i < CLIPS; i++) {
            FeatureBlock block = FeatureBlock.of(90, MELS, noise(random, 90 * MELS));
            clips.add(new TrainingClip("clip" + i, "s" + i / 16, Optional.empty(), i % CLASSES, List.of(block)));
        }
        return clips;
    }

    private static float[] noise(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
