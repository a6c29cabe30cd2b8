package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.training.network.FrameOptions;
import dev.undertone.training.network.MlpTrainer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SettingsTest {

    private final Settings<MlpTrainer.Options> mlp = Settings.of(MlpTrainer.Options.defaults());

    @Test
    void valuesReplaceDefaultsInNestedRecordsToo() {
        MlpTrainer.Options options = mlp.with(Map.of(
                "epochs", 7L, "peakRate", 1, "hidden", List.of(64, 32.0), "balance", "weighted", "innerShare", 0.2));
        assertThat(options.epochs()).isEqualTo(7);
        assertThat(options.peakRate()).isEqualTo(1);
        assertThat(options.hidden()).containsExactly(64, 32);
        assertThat(options.balance()).isEqualTo(ClassBalance.WEIGHTED);
        assertThat(options.stopping().innerShare()).isEqualTo(0.2);
        assertThat(options.networks()).isEqualTo(MlpTrainer.Options.defaults().networks());
    }

    @Test
    void aFlagAndAWord() {
        FrameOptions options =
                Settings.of(FrameOptions.defaults()).with(Map.of("augment", false, "balance", "resampled"));
        assertThat(options.augment()).isFalse();
        assertThat(options.balance()).isEqualTo(ClassBalance.RESAMPLED);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs | 0 | epochs must be in 1..10000 but was 0",
                "epochs | 1.5 | epochs must be a whole number but was 1.5",
                "mixup | 2 | mixup must be in 0.0..1.0 but was 2.0",
                "mixup | NaN | mixup must be in 0.0..1.0 but was NaN",
                "patience | 0 | patience must be in 1..10000 but was 0"
            })
    void namesWhatIsWrong(String name, double value, String message) {
        Number number = value == Math.rint(value) ? (Number) (int) value : (Number) value;
        assertThatThrownBy(() -> mlp.with(Map.of(name, number)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void namesWhatIsAllowed() {
        assertThatThrownBy(() -> mlp.with(Map.of("epoch", 3)))
                .hasMessageStartingWith("setting must be one of [networks, hidden,")
                .hasMessageEndingWith("but was 'epoch'");
        assertThatThrownBy(() -> mlp.with(Map.of("balance", "some")))
                .hasMessage("balance must be one of [none, weighted, resampled] but was 'some'");
        assertThatThrownBy(() -> mlp.with(Map.of("hidden", "256")))
                .hasMessage("hidden must be a list of whole numbers but was '256'");
        assertThatThrownBy(() -> TrainerCatalog.kind("tree"))
                .hasMessageStartingWith("model must be one of [lr, ")
                .hasMessageEndingWith("but was 'tree'");
        assertThatThrownBy(() -> TrainerCatalog.kind("lr").trainer(FunctionalRows.INPUT, Map.of("penalty", -1)))
                .hasMessage("lr: penalty must be in 0.0..1000000.0 but was -1.0");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void everyKindTakesItsOwnDefaults(String id) {
        TrainerKind kind = TrainerCatalog.kind(id);
        Map<String, Object> values = new HashMap<>();
        for (SettingSpec setting : kind.settings()) {
            assertThat(setting.about()).isNotBlank();
            values.put(setting.name(), setting.standard());
        }
        assertThat(values).hasSize(kind.settings().size());
        MemberTrainer spelled = kind.trainer(kind.input(), values);
        MemberTrainer silent = kind.trainer(kind.input(), Map.of());
        assertThat(spelled.settings()).isEqualTo(silent.settings());
        assertThat(spelled.name()).isEqualTo(id);
        assertThat(spelled.input()).isEqualTo(kind.input());
    }

    static List<String> kinds() {
        return TrainerCatalog.kinds().stream().map(TrainerKind::id).toList();
    }
}
