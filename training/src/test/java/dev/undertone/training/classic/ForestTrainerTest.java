package dev.undertone.training.classic;

import dev.undertone.training.FunctionalRows;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.TrainerCatalog;
import java.util.Map;

final class ForestTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return TrainerCatalog.kind("forest").trainer(FunctionalRows.INPUT, Map.of("trees", 20, "featureShare", 0.5));
    }
}
