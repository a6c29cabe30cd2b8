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

/** Trains recurrent layers with attention, with early stopping on inner speakers. */
public final class RecurrentTrainer implements AdaptableTrainer {

    /** A recurrent unit. */
    public enum Cell {
        /** Gated recurrent unit. */
        GRU(3),

        /** Long short-term memory. */
        LSTM(4);

        private final int gates;

        Cell(int gates) {
            this.gates = gates;
        }

        int gates() {
            return gates;
        }
    }

    /** What the network looks like and how it is trained. */
    public record Options(
            @Setting("the kind of unit") Cell cell,

            @Setting(value = "layers, each running both ways", min = 1, max = 4)
            int layers,

            @Setting(value = "units of a layer, each way", min = 1, max = 1024, logarithmic = true)
            int hidden,

            @Setting(value = "size of the layer that gives attention", min = 1, max = 1024)
            int attention,

            @Setting(value = "share of the values dropped after each layer in training", min = 0, max = 0.95)
            double dropout,

            @Setting(value = "share of the pooled values dropped in training", min = 0, max = 0.95)
            double outputDropout,

            FrameOptions training) {

        public Options {
            Settings.check(Options.class, cell, layers, hidden, attention, dropout, outputDropout, training);
        }

        public static Options defaults() {
            return new Options(Cell.LSTM, 1, 64, 64, 0.2, 0.4, FrameOptions.defaults());
        }
    }

    private final InputSpec input;
    private final Options options;
    private final FrameTraining training;

    /** @param input a feature set of frames */
    public RecurrentTrainer(InputSpec input, Options options) {
        this(input, options, Optional.empty());
    }

    private RecurrentTrainer(InputSpec input, Options options, Optional<StartingPoint> start) {
        this.input = input;
        this.options = options;
        this.training = new FrameTraining(
                name(),
                input,
                options.training(),
                FrameTraining.ShortClips.REPEATED,
                start,
                (dims, k) -> new Recurrent(dims, k, options));
    }

    @Override
    public MemberTrainer from(StartingPoint start) {
        return new RecurrentTrainer(input, options, Optional.of(start));
    }

    @Override
    public String name() {
        return "rnn";
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
