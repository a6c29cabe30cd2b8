package dev.undertone.training.classic;

import dev.undertone.training.FunctionalRows;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.TrainerCatalog;
import java.util.Map;

final class BoostedTreesTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return TrainerCatalog.kind("boosting").trainer(FunctionalRows.INPUT, Map.of("rounds", 20, "featureShare", 1));
    }
}
