package dev.undertone.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.ModelManifest.Member;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleModelTest extends EmotionModelContract {

    private static final Member AVERAGE = new Member("average", "logmel-v1", 1, 1);
    private static final Member TEMPORAL = new Member("temporal", "logmel-v1", 3, 3);
    private static final Calibration PLAIN = new Calibration(1, 0.5);

    @Override
    EmotionModel model() {
        return TinyBundle.open().load();
    }

    @Test
    void isTheWeightedMeanOfItsMembers() throws IOException {
        List<MemberNetwork> networks = TinyBundle.networks();
        double[] average = scores(List.of(AVERAGE), PLAIN, networks.get(0));
        double[] temporal = scores(List.of(TEMPORAL), PLAIN, networks.get(1));
        double[] both = scores(List.of(AVERAGE, TEMPORAL), PLAIN, networks.get(0), networks.get(1));
        for (int i = 0; i < both.length; i++) {
            assertThat(both[i]).isCloseTo(0.25 * average[i] + 0.75 * temporal[i], within(1e-12));
        }
    }

    @ParameterizedTest(name = "temperature {0}")
    @ValueSource(doubles = {0.5, 2, 7.3})
    void temperatureRaisesProbabilitiesToItsInverse(double temperature) throws IOException {
        List<MemberNetwork> networks = TinyBundle.networks();
        double[] plain = scores(List.of(AVERAGE), PLAIN, networks.get(0));
        double[] scaled = scores(List.of(AVERAGE), new Calibration(temperature, 0.5), networks.get(0));
        double total = 0;
        for (double p : plain) {
            total += Math.pow(p, 1 / temperature);
        }
        for (int i = 0; i < plain.length; i++) {
            assertThat(scaled[i]).isCloseTo(Math.pow(plain[i], 1 / temperature) / total, within(1e-12));
        }
    }

    @Test
    void framesArePooledAndTheRestAveraged() {
        MemberInput input = new MemberInput(new float[] {1, 10, 2, 20, 6, 60, 4, 40, 5, 50}, 2, true);
        assertThat(input.pooled(1).values()).isEqualTo(input.values());
        assertThat(input.pooled(3).values()).containsExactly(3, 30, 4.5f, 45);
        assertThat(input.pooled(99).values()).containsExactly(3.6f, 36);
    }

    @Test
    void aNetworkThatIsNoneIsNamedAtTheFirstScore() throws IOException {
        MemberNetwork broken = MemberNetwork.of(TinyBundle.networks().get(0).normalisation(), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> scores(List.of(AVERAGE), PLAIN, broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("network tiny/average");
    }

    @Test
    void aNetworkOfOtherLabelsIsRefused() throws IOException {
        ModelManifest m = TinyBundle.manifest(List.of(AVERAGE), PLAIN);
        ModelManifest four = new ModelManifest(
                m.info(),
                m.description(),
                LabelSet.parse("angry,happy,neutral,sad"),
                m.frontEnd(),
                m.members(),
                m.calibration(),
                m.provenance(),
                m.figures(),
                m.weaknesses(),
                m.dataLicence());
        try (EmotionModel model =
                ModelBundle.of(four, TinyBundle.networks().subList(0, 1)).load()) {
            Waveform speech = voice(model, 120, 1);
            assertThatThrownBy(() -> model.score(speech))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must give 4 logits, one per label, but gave 8");
        }
    }

    private static double[] scores(List<Member> members, Calibration calibration, MemberNetwork... networks) {
        try (EmotionModel model = ModelBundle.of(TinyBundle.manifest(members, calibration), List.of(networks))
                .load()) {
            return model.score(voice(model, 180, 1)).toArray();
        }
    }
}
