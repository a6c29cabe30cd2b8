package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.corpora.Sex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What every trainer promises. Those whose engine predicts by itself also test that the exported file says the same. */
public abstract class MemberTrainerContract {

    protected static final int CLASSES = 3;
    private static final int DIMS = 12;
    private static final int CLIPS_PER_SPEAKER = 9;

    /** A trainer small enough for the toy problem. */
    protected abstract MemberTrainer trainer();

    /** Whether clips have several frames. */
    protected boolean takesFrames() {
        return false;
    }

    /** What it must reach on unseen speakers of the toy problem. */
    protected double wantedAccuracy() {
        return 0.9;
    }

    @Test
    void tellsUnseenSpeakersApart() {
        TrainedMember member = train(clips(8, 1));
        assertThat(ToyClips.accuracy(member, clips(6, 2))).isGreaterThan(wantedAccuracy());
    }

    @Test
    void repeatsItselfOnAnyNumberOfThreads() throws Exception {
        List<TrainingClip> clips = clips(5, 1);
        byte[] alone = train(clips).onnx();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<byte[]>> others = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                others.add(threads.submit(() -> train(clips).onnx()));
            }
            for (Future<byte[]> other : others) {
                assertThat(other.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void scoresAreFiniteAndProbabilitiesSumToOne() {
        try (MemberScorer scorer = new MemberScorer(train(clips(5, 1)))) {
            List<TrainingClip> strange = new ArrayList<>(clips(2, 3));
            strange.add(clip(0, 0, d -> 1e6f));
            strange.add(clip(0, 1, d -> 0f));
            for (TrainingClip clip : strange) {
                double[] p = probabilities(scorer.logits(clip.original()));
                assertThat(p).hasSize(CLASSES);
                assertThat(Arrays.stream(p)).allMatch(v -> v >= 0 && v <= 1);
                assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void aClassWithoutClipsIsHardlyEverAnswered() {
        List<TrainingClip> clips =
                clips(8, 1).stream().filter(c -> c.label() != 1).toList();
        try (MemberScorer scorer = new MemberScorer(train(clips))) {
            for (TrainingClip clip : clips) {
                double[] p = probabilities(scorer.logits(clip.original()));
                assertThat(p[1]).isLessThan(Math.max(p[0], p[2]));
            }
        }
    }

    @Test
    void oneSpeakerIsEnough() {
        List<TrainingClip> clips = clips(1, 1);
        assertThat(probabilities(logits(train(clips), clips.get(0)))).hasSize(CLASSES);
    }

    @Test
    void oneClipIsEnough() {
        TrainingClip only = clips(1, 1).get(0);
        double[] p = probabilities(logits(train(List.of(only)), only));
        assertThat(Arrays.stream(p).max().orElseThrow()).isEqualTo(p[only.label()]);
    }

    @Test
    void constantFeaturesDoNoHarm() {
        List<TrainingClip> clips = new ArrayList<>();
        for (TrainingClip clip : clips(6, 1)) {
            clips.add(new TrainingClip(
                    clip.id(), clip.speaker(), clip.sex(), clip.label(), List.of(withConstants(clip.original()))));
        }
        assertThat(ToyClips.accuracy(train(clips), clips)).isGreaterThan(0.6);
    }

    @Test
    void refusesWhatCannotBeTrainedOn() {
        List<TrainingClip> clips = clips(3, 1);
        assertRefused(List.of(), "clips to train on must be at least one but were none");
        assertRefused(with(clips, clip(7, 1, d -> d == 4 ? Float.NaN : 1)), "features of clip odd must be finite");
        assertRefused(with(clips, clip(7, CLASSES, d -> 1f)), "the label of clip odd must be in 0..2 but was 3");
        FeatureBlock narrow = FeatureBlock.of(1, DIMS - 1, new float[DIMS - 1]);
        assertRefused(
                with(clips, new TrainingClip("odd", "s", Optional.empty(), 0, List.of(narrow))),
                "clip odd must have 12 features, as the first clip has, but had 11");
    }

    @Test
    void saysEveryEpoch() {
        List<TrainingListener.Epoch> heard = new ArrayList<>();
        trainer().train(clips(5, 1), CLASSES, 7, heard::add);
        assertThat(heard).isNotEmpty();
        assertThat(heard).allMatch(e -> e.number() >= 1 && e.number() <= e.most() && Double.isFinite(e.loss()));
    }

    /** Clips of a toy problem: a third of the dimensions is louder, speakers differ by an offset. */
    protected final List<TrainingClip> clips(int speakers, long seed) {
        List<TrainingClip> clips = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            SplittableRandom random = new SplittableRandom(1000 * seed + s);
            double offset = random.nextDouble(-0.2, 0.2);
            for (int i = 0; i < CLIPS_PER_SPEAKER; i++) {
                int label = i % CLASSES;
                int frames = takesFrames() ? 8 + random.nextInt(9) : 1;
                float[] values = new float[frames * DIMS];
                for (int k = 0; k < values.length; k++) {
                    boolean loud = CLASSES * (k % DIMS) / DIMS == label;
                    values[k] = (float) (random.nextDouble(-0.5, 0.5) + offset + (loud ? 1 : 0));
                }
                clips.add(new TrainingClip(
                        "clip" + s + "-" + i,
                        "speaker" + seed + "-" + s,
                        Optional.of(s % 2 == 0 ? Sex.FEMALE : Sex.MALE),
                        label,
                        List.of(FeatureBlock.of(frames, DIMS, values))));
            }
        }
        return clips;
    }

    protected final TrainedMember train(List<TrainingClip> clips) {
        return trainer().train(clips, CLASSES, 7, TrainingListener.NONE);
    }

    protected static double[] logits(TrainedMember member, TrainingClip clip) {
        try (MemberScorer scorer = new MemberScorer(member)) {
            return scorer.logits(clip.original());
        }
    }

    protected static double[] probabilities(double[] logits) {
        double max = Arrays.stream(logits).max().orElseThrow();
        double[] p = Arrays.stream(logits).map(z -> Math.exp(z - max)).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(v -> v / sum).toArray();
    }

    private void assertRefused(List<TrainingClip> clips, String message) {
        assertThatThrownBy(() -> train(clips))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static List<TrainingClip> with(List<TrainingClip> clips, TrainingClip odd) {
        List<TrainingClip> more = new ArrayList<>(clips);
        more.add(odd);
        return more;
    }

    private static TrainingClip clip(int speaker, int label, IntFunction<Float> values) {
        float[] row = new float[DIMS];
        for (int d = 0; d < DIMS; d++) {
            row[d] = values.apply(d);
        }
        return new TrainingClip("odd", "s" + speaker, Optional.empty(), label, List.of(FeatureBlock.of(1, DIMS, row)));
    }

    private static FeatureBlock withConstants(FeatureBlock block) {
        float[] values = block.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = i % DIMS % 4 == 3 ? 5 : values[i];
        }
        return FeatureBlock.of(block.frames(), block.dims(), values);
    }
}
