package dev.undertone.training.network;

import dev.undertone.training.ClassBalance;
import dev.undertone.training.ClassWeights;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.InputSpec;
import dev.undertone.training.Standardisation;
import dev.undertone.training.StartingPoint;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Trains networks on crops of frames that are augmented anew in every epoch. */
final class FrameTraining {

    private static final float WIDE_CLIP = 10;
    private static final double WARM_UP = 0.05;
    private static final double AVERAGE_KEEP = 0.99;

    /** How a clip shorter than the crop fills it. */
    enum ShortClips {
        /** Zeroes follow, and the network is told where. */
        PADDED,

        /** It begins again. */
        REPEATED
    }

    /** Makes the network once the number of features is known. */
    @FunctionalInterface
    interface Architecture {
        Network of(int dims, int classes);
    }

    private final String name;
    private final InputSpec input;
    private final FrameOptions options;
    private final ShortClips shortClips;
    private final Optional<StartingPoint> start;
    private final Architecture architecture;
    private final SpectrogramAugmenter augmenter;

    /** @throws IllegalArgumentException if the beginning takes other features or has another architecture */
    FrameTraining(
            String name,
            InputSpec input,
            FrameOptions options,
            ShortClips shortClips,
            Optional<StartingPoint> start,
            Architecture architecture) {
        start.ifPresent(s -> {
            s.requireInput(input);
            Inheritance.weights(architecture.of(s.dims(), s.theirClasses()), s);
        });
        this.name = name;
        this.input = input;
        this.options = options;
        this.augmenter = options.augmenter();
        this.shortClips = shortClips;
        this.start = start;
        this.architecture = architecture;
    }

    /** What it begins from, if from anything. */
    String settings() {
        return start.map(s -> " from " + s.identity()).orElse("");
    }

    TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        TrainingClip.requireTrainable(clips, classes, true);
        Stopping.Split split = options.stopping().split(clips, seed);
        List<TrainingClip> train = split.train();
        List<FeatureBlock> all = train.stream().map(TrainingClip::original).toList();
        Standardisation standardisation = Standardisation.commonScale(all, WIDE_CLIP);
        Network network = architecture.of(all.get(0).dims(), classes);
        NetworkFit fit = new NetworkFit(
                network,
                new NetworkFit.Options(
                        options.epochs(),
                        LearningRate.warmUpThenCosine(options.peakRate(), WARM_UP),
                        options.decay(),
                        AVERAGE_KEEP,
                        options.stopping().patience()),
                InnerJudge.of(split.inner(), standardisation, classes));
        Weights weights = fit.fit(
                begun -> start.ifPresent(s -> Inheritance.pass(
                        Inheritance.weights(architecture.of(all.get(0).dims(), s.theirClasses()), s)
                                .get(0),
                        s,
                        begun)),
                (epoch, random) -> batches(train, classes, standardisation, random),
                seed,
                listener);
        Head.shutAbsent(weights, train.stream().mapToInt(TrainingClip::label).toArray());
        byte[] onnx = NetworkExport.onnx(name, network, List.of(weights));
        TrainedMember member = TrainedMember.of(name, input, standardisation, onnx);
        NetworkExport.requireAgreement(member, network, List.of(weights), all.get(0));
        return member;
    }

    private List<Batch> batches(
            List<TrainingClip> clips, int classes, Standardisation standardisation, SplittableRandom random) {
        List<Batch> batches = new ArrayList<>();
        int[] labels = clips.stream().mapToInt(TrainingClip::label).toArray();
        int[] order = options.balance() == ClassBalance.RESAMPLED
                ? Shuffle.resampled(labels, random)
                : Shuffle.order(labels.length, random);
        double[] weights = ClassWeights.of(clips, classes, options.balance() == ClassBalance.WEIGHTED)
                .over(labels);
        for (int[] chosen : Shuffle.intoBatches(order, options.batchClips())) {
            int dims = clips.get(0).original().dims();
            int steps = options.cropSteps();
            float[] inputs = new float[chosen.length * dims * steps];
            int[] lengths = new int[chosen.length];
            SoftLabels targets = new SoftLabels(chosen.length, classes, options.smoothing());
            for (int i = 0; i < chosen.length; i++) {
                TrainingClip clip = clips.get(chosen[i]);
                float[][] heard = augmented(clip, standardisation, random.split());
                lengths[i] = shortClips == ShortClips.REPEATED ? steps : heard.length;
                for (int t = 0; t < lengths[i]; t++) {
                    float[] frame = heard[t % heard.length];
                    for (int d = 0; d < dims; d++) {
                        inputs[(i * dims + d) * steps + t] = frame[d];
                    }
                }
                targets.add(i, clip.label(), weights[clip.label()]);
            }
            batches.add(new Batch(chosen.length, dims, steps, inputs, lengths, targets.toArray()));
        }
        return batches;
    }

    /** One random rendition of a clip, at most {@code cropSteps} long, standardised, with one mask each way. Not augmented, it is only cropped. */
    private float[][] augmented(TrainingClip clip, Standardisation standardisation, RandomGenerator random) {
        FeatureBlock rendition =
                clip.renditions().get(random.nextInt(clip.renditions().size()));
        float[][] frames = rows(rendition, rendition.toArray());
        if (options.augment()) {
            frames = augmenter.stretched(frames, random);
        }
        int steps = Math.min(frames.length, options.cropSteps());
        int from = random.nextInt(frames.length - steps + 1);
        float[][] crop = new float[steps][];
        System.arraycopy(frames, from, crop, 0, steps);
        if (options.augment()) {
            augmenter.recolour(crop, random);
        }
        float[] flat = new float[steps * rendition.dims()];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(crop[t], 0, flat, t * rendition.dims(), rendition.dims());
        }
        FeatureBlock block = FeatureBlock.of(steps, rendition.dims(), flat);
        float[][] ready = rows(block, standardisation.apply(block));
        if (options.augment()) {
            augmenter.mask(ready, random);
        }
        return ready;
    }

    private static float[][] rows(FeatureBlock block, float[] values) {
        float[][] rows = new float[block.frames()][block.dims()];
        for (int t = 0; t < rows.length; t++) {
            System.arraycopy(values, t * block.dims(), rows[t], 0, block.dims());
        }
        return rows;
    }
}
