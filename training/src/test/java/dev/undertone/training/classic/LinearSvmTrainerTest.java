package dev.undertone.training.classic;

import dev.undertone.training.FunctionalRows;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.classic.SvmTrainer.LinearOptions;

final class LinearSvmTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return SvmTrainer.linear(FunctionalRows.INPUT, LinearOptions.defaults());
    }
}
