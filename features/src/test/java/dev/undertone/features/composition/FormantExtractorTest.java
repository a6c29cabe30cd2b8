package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormantExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "formants";
    }

    @Test
    void findsTheResonancesOfAVowel() {
        FeatureMatrix formants = extract(Signals.voice(120, 1, RATE_HZ, 530, 1840, 2480));
        assertThat(formants.schema().names())
                .containsExactly(
                        "formants_f1",
                        "formants_f1_bandwidth",
                        "formants_f2",
                        "formants_f2_bandwidth",
                        "formants_f3",
                        "formants_f3_bandwidth");
        assertThat(median(formants, 0)).isCloseTo(530, within(40f));
        assertThat(median(formants, 2)).isCloseTo(1840, within(92f));
        assertThat(median(formants, 4)).isCloseTo(2480, within(124f));
        assertThat(median(formants, 1)).isBetween(20f, 300f);
    }

    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(ints = {11_025, 22_050, 24_000})
    void findsThemAtOtherRates(int rateHz) {
        FrameFeatureSet set = (FrameFeatureSet) FeatureSetDefinition.parse(
                        "{id: a, sampleRateHz: " + rateHz + ", frames: {}, features: [formants]}", "a")
                .featureSet();
        FeatureMatrix formants = set.extract(Waveform.of(Signals.voice(120, 1, rateHz, 530, 1840, 2480), rateHz));
        assertThat(median(formants, 0)).isCloseTo(530, within(40f));
        assertThat(median(formants, 2)).isCloseTo(1840, within(92f));
        assertThat(median(formants, 4)).isCloseTo(2480, within(124f));
    }

    @Test
    void refusesRatesThatDoNotSuitThem() {
        assertThatThrownBy(() -> FeatureSetDefinition.parse(
                        "{id: a, sampleRateHz: 44100, frames: {}, features: [formants]}", "a"))
                .hasMessageContaining("formants need a sampleRateHz in 8000..24000 but had 44100");
    }

    private static float median(FeatureMatrix matrix, int column) {
        float[] sorted = new float[matrix.frames()];
        for (int frame = 0; frame < sorted.length; frame++) {
            sorted[frame] = matrix.get(frame, column);
        }
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
