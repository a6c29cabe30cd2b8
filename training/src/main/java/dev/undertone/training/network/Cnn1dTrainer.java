package dev.undertone.training.network;

import dev.undertone.training.AdaptableTrainer;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.Setting;
import dev.undertone.training.Settings;
import dev.undertone.training.StartingPoint;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.List;
import java.util.Optional;

/** Trains convolutions over frames, with early stopping on inner speakers. */
public final class Cnn1dTrainer implements AdaptableTrainer {

    /** What the network looks like and how it is trained. */
    public record Options(
            @Setting(value = "convolutional layers", min = 1, max = 8)
            int layers,

            @Setting(value = "filters of each layer", min = 1, max = 1024, logarithmic = true)
            int filters,

            @Setting(value = "frames that a filter sees, odd", min = 1, max = 31)
            int kernel,

            @Setting(value = "share of the channels dropped after each layer in training", min = 0, max = 0.95)
            double dropout,

            @Setting(value = "share of the pooled values dropped in training", min = 0, max = 0.95)
            double outputDropout,

            FrameOptions training) {

        public Options {
            Settings.check(Options.class, layers, filters, kernel, dropout, outputDropout, training);
            if (kernel % 2 == 0) {
                throw new IllegalArgumentException(
                        "kernel must be odd, so that the number of frames stays, but was " + kernel);
            }
        }

        public static Options defaults() {
            return new Options(4, 128, 5, 0.1, 0.4, FrameOptions.defaults());
        }
    }

    private final InputSpec input;
    private final Options options;
    private final FrameTraining training;

    /** @param input a feature set of frames */
    public Cnn1dTrainer(InputSpec input, Options options) {
        this(input, options, Optional.empty());
    }

    private Cnn1dTrainer(InputSpec input, Options options, Optional<StartingPoint> start) {
        this.input = input;
        this.options = options;
        this.training = new FrameTraining(
                name(),
                input,
                options.training(),
                FrameTraining.ShortClips.REPEATED,
                start,
                (dims, k) -> new Cnn1d(dims, k, options));
    }

    @Override
    public MemberTrainer from(StartingPoint start) {
        return new Cnn1dTrainer(input, options, Optional.of(start));
    }

    @Override
    public String name() {
        return "cnn1d";
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public String settings() {
        return options + training.settings();
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        return training.train(clips, classes, seed, listener);
    }
}
