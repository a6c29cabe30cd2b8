package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.egemaps.EgemapsV02Descriptors;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class EgemapsExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "egemaps";
    }

    @Test
    void areTheDescriptorsWhereTheyBelong() {
        float[] voice = Signals.concat(
                Signals.silence(0.3, RATE_HZ),
                Signals.voice(140, 1, RATE_HZ, 700, 1220, 2600),
                Signals.whiteNoise(0.1, 0.3, RATE_HZ, 1));
        FeatureMatrix centred = extract(voice);
        FeatureMatrix published = new EgemapsV02Descriptors().extract(Waveform.of(voice, RATE_HZ));
        assertThat(centred.dims()).isEqualTo(25);
        for (int d = 0; d < 25; d++) {
            String name = published.schema().names().get(d);
            assertThat(centred.schema().names().get(d)).isEqualTo("egemaps_" + name);
            boolean ofPitch = name.matches("(F0|jitter|shimmer|HNR|logRel|F.amplitude).*");
            int shift = ofPitch ? 3 : 1;
            for (int row = 0; row < published.frames() - 1; row++) {
                assertThat(centred.get(row + shift, d))
                        .as("%s, row %s", name, row)
                        .isEqualTo(published.get(row, d));
            }
        }
    }

    @Test
    void someColumnsOnly() {
        String set = "{id: a, sampleRateHz: 16000, frames: {}, features: [egemaps: {columns:"
                + " [F0semitoneFrom27.5Hz_sma3nz, Loudness_sma3]}], functionals: [mean], over: voiced}";
        assertThat(FeatureSetDefinition.parse(set, "a").featureSet().schema().names())
                .containsExactly("egemaps_Loudness_sma3_mean", "egemaps_F0semitoneFrom27.5Hz_sma3nz_mean");
        assertThat(FeatureSetDefinition.parse(
                                FeatureSetDefinition.parse(set, "a").canonical(), "b")
                        .identity())
                .isEqualTo(FeatureSetDefinition.parse(set, "a").identity());
    }

    @Test
    void saysWhatItNeeds() {
        assertThatThrownBy(() -> FeatureSetDefinition.parse(
                        "{id: a, sampleRateHz: 22050, frames: {}, features: [egemaps]}", "a"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "every 10 ms at 16 kHz: the set needs sampleRateHz 16000 and hopSamples 160 but had"
                                + " 22050 and 220");
        assertThatThrownBy(() -> FeatureSetDefinition.parse(
                        "{id: a, sampleRateHz: 16000, frames: {}, features: [egemaps: {columns: [loudness]}]}", "a"))
                .hasMessageContaining("egemaps: columns must be of [Loudness_sma3, ");
    }
}
