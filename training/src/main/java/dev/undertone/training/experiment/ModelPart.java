package dev.undertone.training.experiment;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.training.AdaptableTrainer;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainerKind;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model of an experiment's ensemble, or the only one.
 *
 * @param name unique in the experiment; small letters, digits and hyphens
 * @param kind which sort of model it is
 * @param weight its share of the mean probability, relative to the others'
 * @param input what it is shown
 * @param scale whether its features follow the row's normalisation
 * @param settings those given, by name; the kind's defaults stand for the others
 * @param start what it begins from; empty for chance
 */
public record ModelPart(
        String name,
        TrainerKind kind,
        double weight,
        InputSpec input,
        Scale scale,
        Map<String, Object> settings,
        Optional<ModelStart> start) {

    /** What a model's features are normalised by. */
    public enum Scale {
        /** What the row of the report says. */
        ROW,
        /** The training clips, in every row. */
        TRAINING
    }

    /** One that begins from chance and follows the row. */
    public ModelPart(String name, TrainerKind kind, double weight, InputSpec input, Map<String, Object> settings) {
        this(name, kind, weight, input, Scale.ROW, settings, Optional.empty());
    }

    public ModelPart {
        settings = Map.copyOf(settings);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(
                    "a model's name must be 1 to 64 small letters, digits and hyphens but was '" + name + "'");
        }
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight must be positive but was " + weight);
        }
    }

    /** The same with some settings replaced. */
    ModelPart with(Map<String, Object> changed) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.putAll(changed);
        return new ModelPart(name, kind, weight, input, scale, all, start);
    }

    /** What it is normalised by in a row. */
    NormalisationMode normalisation(NormalisationMode row) {
        return scale == Scale.TRAINING ? NormalisationMode.GLOBAL : row;
    }

    /** @param labels the emotions that will be told apart */
    MemberTrainer trainer(LabelSet labels) {
        MemberTrainer trainer = kind.trainer(input, settings);
        if (start.isEmpty()) {
            return new Named(name, trainer);
        }
        if (trainer instanceof AdaptableTrainer adaptable) {
            return new Named(name, adaptable.from(start.get().point(labels)));
        }
        throw new IllegalArgumentException("from: a model of kind " + kind.id() + " cannot begin from another; "
                + String.join(", ", adaptable()) + " can");
    }

    private static List<String> adaptable() {
        return TrainerCatalog.kinds().stream()
                .filter(k -> k.trainer(k.input(), Map.of()) instanceof AdaptableTrainer)
                .map(TrainerKind::id)
                .toList();
    }

    /**
     * Checks settings and beginning, whatever the emotions will be.
     *
     * @throws IllegalArgumentException if they make no trainer
     */
    void requireSound() {
        trainer(start.map(s -> s.bundle().manifest().labels()).orElse(LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPY)));
    }

    /** A trainer under the name that the experiment gives it. */
    private record Named(String name, MemberTrainer trainer) implements MemberTrainer {

        @Override
        public InputSpec input() {
            return trainer.input();
        }

        @Override
        public String settings() {
            return trainer.settings();
        }

        @Override
        public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
            TrainedMember made = trainer.train(clips, classes, seed, listener);
            return TrainedMember.of(name, made.input(), made.standardisation(), made.onnx());
        }
    }
}
