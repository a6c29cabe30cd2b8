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

/** Trains convolutions over frequency and time, with early stopping on inner speakers. */
public final class Cnn2dTrainer implements AdaptableTrainer {

    /** What the network looks like and how it is trained. */
    public record Options(
            @Setting(value = "convolutional layers, each halving time and frequency", min = 1, max = 6)
            int layers,

            @Setting(
                    value = "filters of the first layer; each next has twice as many",
                    min = 1,
                    max = 256,
                    logarithmic = true)
            int filters,

            @Setting(value = "share of the channels dropped after each layer in training", min = 0, max = 0.95)
            double dropout,

            @Setting(value = "share of the pooled values dropped in training", min = 0, max = 0.95)
            double outputDropout,

            FrameOptions training) {

        public Options {
            Settings.check(Options.class, layers, filters, dropout, outputDropout, training);
        }

        public static Options defaults() {
            return new Options(4, 16, 0.1, 0.4, FrameOptions.defaults());
        }
    }

    private final InputSpec input;
    private final Options options;
    private final FrameTraining training;

    /** @param input a feature set of frames */
    public Cnn2dTrainer(InputSpec input, Options options) {
        this(input, options, Optional.empty());
    }

    private Cnn2dTrainer(InputSpec input, Options options, Optional<StartingPoint> start) {
        this.input = input;
        this.options = options;
        this.training = new FrameTraining(
                name(),
                input,
                options.training(),
                FrameTraining.ShortClips.REPEATED,
                start,
                (dims, k) -> new Cnn2d(dims, k, options));
    }

    @Override
    public MemberTrainer from(StartingPoint start) {
        return new Cnn2dTrainer(input, options, Optional.of(start));
    }

    @Override
    public String name() {
        return "cnn2d";
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
