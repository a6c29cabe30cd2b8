package dev.undertone.training.network;

import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.TrainerCatalog;
import java.util.Map;

final class TemporalNetworkTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return TrainerCatalog.kind("td")
                .trainer(InputSpec.LOG_MEL, Map.of("epochs", 4, "batchClips", 16, "cropSteps", 12));
    }

    @Override
    protected boolean takesFrames() {
        return true;
    }
}
