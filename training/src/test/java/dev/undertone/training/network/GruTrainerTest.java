package dev.undertone.training.network;

import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.TrainerCatalog;
import java.util.Map;

final class GruTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return TrainerCatalog.kind("rnn")
                .trainer(
                        InputSpec.LOG_MEL,
                        Map.of(
                                "epochs",
                                12,
                                "batchClips",
                                8,
                                "cropSteps",
                                12,
                                "peakRate",
                                1e-2,
                                "augment",
                                false,
                                "cell",
                                "gru",
                                "layers",
                                2,
                                "hidden",
                                16));
    }

    @Override
    protected boolean takesFrames() {
        return true;
    }
}
