package dev.undertone.training.classic;

import dev.undertone.training.FunctionalRows;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.classic.SvmTrainer.GaussianOptions;

final class SvmTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return SvmTrainer.gaussian(FunctionalRows.INPUT, GaussianOptions.defaults());
    }
}
