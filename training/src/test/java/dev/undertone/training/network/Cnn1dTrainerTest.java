package dev.undertone.training.network;

import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.TrainerCatalog;
import java.util.Map;

final class Cnn1dTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return TrainerCatalog.kind("cnn1d")
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
                                "layers",
                                2,
                                "filters",
                                16));
    }

    @Override
    protected boolean takesFrames() {
        return true;
    }
}
