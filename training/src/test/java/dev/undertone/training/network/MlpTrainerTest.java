package dev.undertone.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.training.FunctionalRows;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.MemberTrainerContract;
import dev.undertone.training.ToyClips;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainingListener.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MlpTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return mlp(Map.of("networks", 2, "epochs", 8, "batchRows", 16, "hidden", List.of(32, 16)));
    }

    @Test
    void anotherSeedGivesAnotherNetwork() {
        assertThat(trainer().train(clips(3, 1), CLASSES, 8, e -> {}).onnx())
                .isNotEqualTo(train(clips(3, 1)).onnx());
    }

    @Test
    void countsTheEpochsOfAllNetworks() {
        List<Epoch> heard = new ArrayList<>();
        trainer().train(clips(3, 1), CLASSES, 8, heard::add);
        assertThat(heard).extracting(Epoch::number).hasSize(16).startsWith(1).endsWith(16);
        assertThat(heard).allMatch(e -> e.most() == 16 && e.innerUar().isEmpty());
    }

    @Test
    void stopsOnceTheInnerSpeakersAreToldApartNoBetter() {
        List<Epoch> heard = new ArrayList<>();
        mlp(Map.of("networks", 1, "epochs", 200, "batchRows", 16, "innerShare", 0.25, "patience", 3))
                .train(clips(8, 1), CLASSES, 1, heard::add);
        assertThat(heard).hasSizeLessThan(100);
        double best = heard.stream()
                .mapToDouble(e -> e.innerUar().orElseThrow())
                .max()
                .orElseThrow();
        assertThat(heard.get(heard.size() - 4).innerUar()).hasValue(best);
    }

    @Test
    void noHiddenLayerIsALinearModel() {
        MemberTrainer linear = mlp(Map.of("networks", 1, "hidden", List.of(), "balance", "resampled", "mixup", 0));
        assertThat(linear.train(clips(4, 1), CLASSES, 1, e -> {}).onnx()).isNotEmpty();
    }

    @Test
    void featuresMayBeTakenAsTheyAreByABarePerceptron() {
        TrainedMember bare = mlp(Map.of("networks", 1, "standardise", false, "batchNorm", false, "mixup", 0))
                .train(clips(8, 1), CLASSES, 1, e -> {});
        assertThat(bare.standardisation().mean()).containsOnly(0);
        assertThat(bare.standardisation().scale()).containsOnly(1);
        assertThat(ToyClips.accuracy(bare, clips(6, 2))).isGreaterThan(0.5);
    }

    private static MemberTrainer mlp(Map<String, ?> settings) {
        return TrainerCatalog.kind("mlp").trainer(FunctionalRows.INPUT, settings);
    }
}
