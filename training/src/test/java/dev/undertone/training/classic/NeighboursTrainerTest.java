package dev.undertone.training.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.training.FunctionalRows;
import dev.undertone.training.MemberScorer;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import dev.undertone.training.classic.NeighboursTrainer.Options;
import dev.undertone.training.classic.NeighboursTrainer.Votes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NeighboursTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return trainer(Votes.BY_DISTANCE);
    }

    private static NeighboursTrainer trainer(Votes votes) {
        return new NeighboursTrainer(FunctionalRows.INPUT, new Options(5, votes, true, 0.05));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Votes.class)
    void theExportedFileSaysWhatPlainArithmeticSays(Votes votes) {
        List<TrainingClip> clips = clips(6, 1);
        FunctionalRows rows = FunctionalRows.of(clips, CLASSES);
        NeighboursTrainer trainer = trainer(votes);
        double[] weights = rows.weights(CLASSES, true);
        try (MemberScorer scorer = new MemberScorer(trainer.train(clips, CLASSES, 1, TrainingListener.NONE))) {
            for (TrainingClip clip : clips(4, 2)) {
                double[] expected = trainer.probabilities(
                        rows.standardisation().apply(clip.original()), rows.values(), rows.labels(), weights);
                assertThat(probabilities(scorer.logits(clip.original()))).containsExactly(expected, within(1e-5));
            }
        }
    }
}
