package dev.undertone.training.experiment;

import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainerKind;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One model of an experiment's ensemble, or the only one.
 *
 * @param name unique in the experiment; small letters, digits and hyphens
 * @param kind which sort of model it is
 * @param weight its share of the mean probability, relative to the others'
 * @param input what it is shown
 * @param settings those given, by name; the kind's defaults stand for the others
 */
public record ModelPart(String name, TrainerKind kind, double weight, InputSpec input, Map<String, Object> settings) {

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
        return new ModelPart(name, kind, weight, input, all);
    }

    MemberTrainer trainer() {
        return new Named(name, kind.trainer(input, settings));
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
