package dev.undertone.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.training.MemberTrainer;
import dev.undertone.training.ToyClips;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each training also proves that the exported file agrees with the trained network, or it throws. */
final class NetworkTrainersTest {

    private static final MemberTrainer TEMPORAL =
            new TemporalNetworkTrainer(new TemporalNetworkTrainer.Options(4, 16, 12, 2e-3, 0.02, 0.1));
    private static final MemberTrainer MLP = new MlpTrainer(new MlpTrainer.Options(2, 6, 16, 3e-3, 0.1, 0.1, 0.4, 0.1));

    @Test
    void temporalNetworkLearnsAndRepeatsItself() {
        learnsAndRepeatsItself(TEMPORAL, 8);
    }

    @Test
    void perceptronsLearnAndRepeatThemselves() {
        learnsAndRepeatsItself(MLP, 1);
    }

    @Test
    void oneLossIsReportedPerEpoch() {
        List<String> heard = new ArrayList<>();
        MLP.train(ToyClips.of(48, 1, 6, 1), 3, 1, (epoch, epochs, loss) -> heard.add(epoch + "/" + epochs));
        assertThat(heard).hasSize(12).startsWith("1/12").endsWith("12/12");
    }

    private static void learnsAndRepeatsItself(MemberTrainer trainer, int minFrames) {
        TrainedMember once = trainer.train(ToyClips.of(96, minFrames, 12, 1), 3, 7, TrainingListener.NONE);
        TrainedMember again = trainer.train(ToyClips.of(96, minFrames, 12, 1), 3, 7, TrainingListener.NONE);
        TrainedMember other = trainer.train(ToyClips.of(96, minFrames, 12, 1), 3, 8, TrainingListener.NONE);
        assertThat(ToyClips.accuracy(once, ToyClips.of(60, minFrames, 12, 2))).isGreaterThan(0.9);
        assertThat(again.onnx()).isEqualTo(once.onnx());
        assertThat(other.onnx()).isNotEqualTo(once.onnx());
    }
}
