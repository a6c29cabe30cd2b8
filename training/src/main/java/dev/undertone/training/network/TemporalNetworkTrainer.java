package dev.undertone.training.network;

import dev.undertone.training.FeatureBlock;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.Standardisation;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Trains the temporal network on log-mel clips that are augmented anew in every epoch. The budget is fixed: no early
 * stopping, so that no clip has to be held out to choose an epoch.
 */
public final class TemporalNetworkTrainer implements MemberTrainer {

    private static final float WIDE_CLIP = 10;
    private static final int MOST_MASKED_BANDS = 12;
    private static final int MOST_MASKED_STEPS = 8;
    private static final double WARM_UP = 0.05;

    /**
     * How the network is trained.
     *
     * @param epochs passes over the clips
     * @param batchClips clips per step
     * @param cropSteps longest stretch of a clip shown at once, in pooled frames
     * @param peakRate largest learning rate
     * @param decay of matrices, per unit of learning rate
     * @param smoothing share of each label spread over all classes
     */
    public record Options(int epochs, int batchClips, int cropSteps, double peakRate, double decay, double smoothing) {

        public Options {
            if (epochs < 1 || batchClips < 2 || cropSteps < 1) {
                throw new IllegalArgumentException("epochs and cropSteps must be at least 1 and batchClips at least 2"
                        + " but were " + epochs + ", " + cropSteps + ", " + batchClips);
            }
        }

        public static Options defaults() {
            return new Options(50, 32, 64, 2e-3, 0.02, 0.1);
        }
    }

    private final Options options;
    private final SpectrogramAugmenter augmenter = SpectrogramAugmenter.defaults();

    public TemporalNetworkTrainer(Options options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "td";
    }

    @Override
    public InputSpec input() {
        return new InputSpec("logmel-v1", 3, List.of(1.0, 0.92, 1.08));
    }

    @Override
    public String settings() {
        return options + " " + augmenter;
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        List<FeatureBlock> all = clips.stream().map(TrainingClip::original).toList();
        Standardisation standardisation = Standardisation.commonScale(all, WIDE_CLIP);
        Network network = new TemporalNetwork(all.get(0).dims(), classes);
        NetworkFit.Options fit = new NetworkFit.Options(
                options.epochs(), LearningRate.warmUpThenCosine(options.peakRate(), WARM_UP), options.decay(), 0.99);
        Weights weights = NetworkFit.fit(
                network, (epoch, random) -> batches(clips, classes, standardisation, random), fit, seed, listener);
        byte[] onnx = NetworkExport.onnx(name(), network, List.of(weights));
        TrainedMember member = TrainedMember.of(name(), input(), standardisation, onnx);
        NetworkExport.requireAgreement(member, network, List.of(weights), all.get(0));
        return member;
    }

    private List<Batch> batches(
            List<TrainingClip> clips, int classes, Standardisation standardisation, SplittableRandom random) {
        List<Batch> batches = new ArrayList<>();
        for (int[] chosen : Shuffle.intoBatches(clips.size(), options.batchClips(), random)) {
            int dims = clips.get(0).original().dims();
            int steps = options.cropSteps();
            float[] inputs = new float[chosen.length * dims * steps];
            int[] lengths = new int[chosen.length];
            SoftLabels targets = new SoftLabels(chosen.length, classes, options.smoothing());
            for (int i = 0; i < chosen.length; i++) {
                TrainingClip clip = clips.get(chosen[i]);
                float[][] heard = augmented(clip, standardisation, random.split());
                lengths[i] = heard.length;
                for (int t = 0; t < heard.length; t++) {
                    for (int d = 0; d < dims; d++) {
                        inputs[(i * dims + d) * steps + t] = heard[t][d];
                    }
                }
                targets.add(i, clip.label(), 1);
            }
            batches.add(new Batch(chosen.length, dims, steps, inputs, lengths, targets.toArray()));
        }
        return batches;
    }

    /** One random rendition of a clip, at most {@code cropSteps} long, standardised, with one mask each way. */
    float[][] augmented(TrainingClip clip, Standardisation standardisation, RandomGenerator random) {
        FeatureBlock rendition =
                clip.renditions().get(random.nextInt(clip.renditions().size()));
        float[][] frames = augmenter.stretched(rows(rendition, rendition.toArray()), random);
        int steps = Math.min(frames.length, options.cropSteps());
        int from = random.nextInt(frames.length - steps + 1);
        float[][] crop = new float[steps][];
        System.arraycopy(frames, from, crop, 0, steps);
        augmenter.recolour(crop, random);
        float[] flat = new float[steps * rendition.dims()];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(crop[t], 0, flat, t * rendition.dims(), rendition.dims());
        }
        FeatureBlock block = FeatureBlock.of(steps, rendition.dims(), flat);
        float[][] ready = rows(block, standardisation.apply(block));
        SpectrogramAugmenter.maskBands(ready, MOST_MASKED_BANDS, random);
        SpectrogramAugmenter.maskFrames(ready, MOST_MASKED_STEPS, random);
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
