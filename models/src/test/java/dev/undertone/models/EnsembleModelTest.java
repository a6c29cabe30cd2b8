package dev.undertone.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.ModelManifest.Member;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.models.baseline.VoiceMeasure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
                m.baseline(),
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

    @Test
    void withoutABaselineItIsTheModelWithoutBaselineMembers() throws IOException {
        ModelBundle both = TinyBundle.withBaseline();
        ModelManifest plain = TinyBundle.manifest(List.of(AVERAGE, TEMPORAL), new Calibration(0.8, 0.4));
        try (EmotionModel model = both.load();
                EmotionModel alone = ModelBundle.of(plain, List.of(both.network("average"), both.network("temporal")))
                        .load()) {
            MeasuredSpeech speech = new MeasuredSpeech(voice(model, 180, 1));
            Judgement nothingKnown = model.judge(speech, Optional.empty());
            assertThat(nothingKnown.scores().toArray())
                    .isEqualTo(alone.judge(speech, Optional.empty()).scores().toArray());
            assertThat(model.judge(speech, Optional.of(SpeakerBaseline.EMPTY))).isEqualTo(nothingKnown);
        }
    }

    @Test
    void theMoreABaselineHasHeardTheMoreItCounts() {
        try (EmotionModel model = TinyBundle.withBaseline().load()) {
            MeasuredSpeech speech = new MeasuredSpeech(voice(model, 180, 1));
            double[] without = model.score(speech.speech()).toArray();
            double[] with = model.judge(speech, heard(model, 1e5)).scores().toArray();
            assertThat(with).isNotEqualTo(without);
            assertThat(model.judge(speech, heard(model, 0)).scores().toArray()).isEqualTo(without);
            assertThat(model.judge(speech, heard(model, 5)).at())
                    .isEqualTo(new OperatingPoint(5, 0.2, 0.75, 0.4, labelSets(model)));
            assertThat(model.judge(speech, heard(model, 35)).at().baselineWeight())
                    .isCloseTo(0.65, within(1e-12));
            assertThat(model.judge(speech, heard(model, 1e5)).at().baselineWeight())
                    .isEqualTo(0.9);
        }
    }

    @Test
    void blendsMeansOfProbabilities() {
        try (EmotionModel model = TinyBundle.withBaseline().load()) {
            MeasuredSpeech speech = new MeasuredSpeech(voice(model, 180, 1));
            // The weight rises in proportion from 0.4 at 10 s: undoing the temperature, so must the probabilities.
            double[] at20 = uncalibrated(model.judge(speech, heard(model, 20)));
            double[] at40 = uncalibrated(model.judge(speech, heard(model, 40)));
            double[] at60 = uncalibrated(model.judge(speech, heard(model, 60)));
            for (int i = 0; i < at20.length; i++) {
                assertThat(at40[i]).isCloseTo((at20[i] + at60[i]) / 2, within(1e-9));
            }
        }
    }

    @Test
    void refusesABaselineItCannotUse() {
        try (EmotionModel without = model();
                EmotionModel with = TinyBundle.withBaseline().load()) {
            MeasuredSpeech speech = new MeasuredSpeech(voice(with, 180, 1));
            assertThatThrownBy(() -> without.judge(speech, heard(with, 60)))
                    .hasMessageContaining("model tiny makes no use of a speaker's baseline");
            Optional<SpeakerBaseline> other = Optional.of(SpeakerBaseline.EMPTY.with(
                    speech, List.of(new VoiceMeasure(FrontEndOptions.defaults(), "logmel-v1", 7)), 1));
            assertThatThrownBy(() -> with.judge(speech, other))
                    .hasMessageContaining("the baseline was learnt by logmel-v1 by 7 frames but model tiny needs"
                            + " logmel-v1, at -23.0 dBFS; make it again");
        }
    }

    private static Optional<SpeakerBaseline> heard(EmotionModel model, double seconds) {
        MeasuredSpeech other = new MeasuredSpeech(voice(model, 130, 2));
        return Optional.of(SpeakerBaseline.EMPTY.with(other, model.baselineMeasures(), seconds));
    }

    private static ConformalSets labelSets(EmotionModel model) {
        return model.calibration().plain().labelSets();
    }

    private static double[] uncalibrated(Judgement judgement) {
        double[] p = judgement.scores().toArray();
        double total = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.pow(p[i], judgement.at().temperature());
            total += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= total;
        }
        return p;
    }

    private static double[] scores(List<Member> members, Calibration calibration, MemberNetwork... networks) {
        try (EmotionModel model = ModelBundle.of(TinyBundle.manifest(members, calibration), List.of(networks))
                .load()) {
            return model.score(voice(model, 180, 1)).toArray();
        }
    }
}
