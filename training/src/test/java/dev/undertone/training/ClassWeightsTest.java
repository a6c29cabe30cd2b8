package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassWeightsTest {

    private static final int[] LABELS = {0, 0, 0, 1};

    /** Three clips of class 0, one of class 1, which counts as asked. */
    private static List<TrainingClip> clips(double asked) {
        List<TrainingClip> clips = new ArrayList<>();
        for (int i = 0; i < LABELS.length; i++) {
            clips.add(new TrainingClip(
                    "c" + i,
                    "s",
                    Optional.empty(),
                    LABELS[i],
                    LABELS[i] == 1 ? asked : 1,
                    List.of(FeatureBlock.of(1, 1, new float[] {i}))));
        }
        return clips;
    }

    @Test
    void theirMeanOverTheClipsIsOne() {
        assertThat(ClassWeights.unasked(3, false).over(LABELS)).containsExactly(1, 1, 1);
        assertThat(ClassWeights.unasked(2, true).over(LABELS)).containsExactly(4 / 6.0, 2);
        assertThat(ClassWeights.of(clips(3), 2, false).over(LABELS))
                .containsExactly(new double[] {4 / 6.0, 2}, within(1e-12));
        // A class that counts three times as much although both weigh the same otherwise.
        assertThat(ClassWeights.of(clips(3), 2, true).over(LABELS))
                .containsExactly(new double[] {1 / 3.0, 3}, within(1e-12));
    }

    @Test
    void aWeightMustBePositive() {
        assertThatThrownBy(() -> clips(0)).hasMessageContaining("the weight of clip c3 must be positive but was 0.0");
    }

    /** Classes that lie over each other: the one that counts more is answered where both are as likely. */
    @ParameterizedTest
    @ValueSource(strings = {"lr", "svm-linear", "svm-rbf", "knn", "forest", "boosting", "mlp"})
    void everyKindOfModelOnRowsHeedsThem(String kind) {
        double light = share(kind, 0.05);
        double heavy = share(kind, 20);
        assertThat(heavy)
                .as("answers of the heavy class, against %s of the light", light)
                .isGreaterThan(light);
    }

    private static double share(String kind, double asked) {
        List<TrainingClip> plain = ToyClips.of(20, 1, 4, 3);
        List<TrainingClip> clips = new ArrayList<>();
        for (TrainingClip c : plain) {
            clips.add(new TrainingClip(c.id(), c.speaker(), c.sex(), c.label(), c.label() == 1 ? asked : 1, noisy(c)));
        }
        Map<String, Object> settings = kind.equals("mlp") ? Map.of("networks", 1, "epochs", 20) : Map.of();
        TrainedMember member = TrainerCatalog.kind(kind)
                .trainer(new InputSpec("functionals-v1", 1, List.of(1.0)), settings)
                .train(clips, 3, 1, TrainingListener.NONE);
        double sum = 0;
        try (MemberScorer scorer = new MemberScorer(member)) {
            for (TrainingClip clip : clips) {
                double[] z = scorer.logits(clip.original());
                double max = Math.max(z[0], Math.max(z[1], z[2]));
                double all = Math.exp(z[0] - max) + Math.exp(z[1] - max) + Math.exp(z[2] - max);
                sum += Math.exp(z[1] - max) / all / clips.size();
            }
        }
        return sum;
    }

    /** The class can hardly be told. */
    private static List<FeatureBlock> noisy(TrainingClip clip) {
        SplittableRandom random = new SplittableRandom(clip.id().hashCode());
        float[] values = new float[clip.original().dims()];
        for (int d = 0; d < values.length; d++) {
            values[d] = (float) (random.nextDouble(-1, 1) + 0.1 * clip.label());
        }
        return List.of(FeatureBlock.of(1, values.length, values));
    }
}
