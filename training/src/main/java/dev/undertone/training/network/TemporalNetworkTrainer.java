package dev.undertone.training.network;

import dev.undertone.training.AdaptableTrainer;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.StartingPoint;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.List;
import java.util.Optional;

/**
 * Trains the temporal network on log-mel clips that are augmented anew in every epoch. By default the budget is fixed: no
 * early stopping, so that no clip has to be held out to choose an epoch.
 */
public final class TemporalNetworkTrainer implements AdaptableTrainer {

    /** How the network is trained. */
    public record Options(FrameOptions training) {

        public static Options defaults() {
            return new Options(FrameOptions.fixedBudget());
        }
    }

    private final InputSpec input;
    private final Options options;
    private final FrameTraining training;

    /** On log-mel. */
    public TemporalNetworkTrainer(Options options) {
        this(InputSpec.LOG_MEL, options);
    }

    /** @param input a feature set of frames */
    public TemporalNetworkTrainer(InputSpec input, Options options) {
        this(input, options, Optional.empty());
    }

    private TemporalNetworkTrainer(InputSpec input, Options options, Optional<StartingPoint> start) {
        this.input = input;
        this.options = options;
        this.training = new FrameTraining(
                name(), input, options.training(), FrameTraining.ShortClips.PADDED, start, TemporalNetwork::new);
    }

    @Override
    public MemberTrainer from(StartingPoint start) {
        return new TemporalNetworkTrainer(input, options, Optional.of(start));
    }

    @Override
    public String name() {
        return "td";
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
