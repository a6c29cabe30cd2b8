package dev.undertone.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.GoldenCsv;
import dev.undertone.testkit.Signals;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FunctionalsV1Test extends FeatureSetContract {

    private static final int RATE_HZ = 16_000;

    @Override
    String id() {
        return "functionals-v1";
    }

    private static FeatureVector extract(float[] samples) {
        return FeatureCatalog.utterance("functionals-v1").extract(Waveform.of(samples, RATE_HZ));
    }

    private static double value(FeatureVector vector, String name) {
        int dim = vector.schema().names().indexOf(name);
        assertThat(dim).as(name).isNotNegative();
        return vector.get(dim);
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }

    private static float[] voice(double f0Hz, double seconds) {
        return Signals.voice(f0Hz, seconds, RATE_HZ, 700, 1220, 2600);
    }

    /** Two syllables of different pitch, length and level with a pause between. */
    private static float[] phrase() {
        return Signals.concat(voice(120, 0.4), Signals.silence(0.2, RATE_HZ), Signals.scaled(voice(190, 0.3), 0.5));
    }

    @Test
    void hasTheColumnsOfTheRecipe() {
        FeatureSchema schema = FeatureCatalog.utterance("functionals-v1").schema();
        assertThat(schema.dims()).isEqualTo(1212);
        assertThat(schema.names().get(0)).isEqualTo("energy_mean");
        assertThat(schema.names())
                .contains(
                        "f0_semitones_p50",
                        "voiced_slope_60_500_iqr",
                        "mfcc19_max_position",
                        "logmel39_p95",
                        "f3_bandwidth_p25",
                        "rhythm_energy_max");
    }

    @Test
    void knowsPitchLevelAndFormantsOfAVowel() {
        FeatureVector vector = extract(voice(200, 1));
        assertThat(value(vector, "f0_semitones_p50")).isCloseTo(12, within(0.1));
        assertThat(value(vector, "f0_semitones_range")).isCloseTo(0, within(0.2));
        assertThat(value(vector, "voicing_p50")).isGreaterThan(0.95);
        assertThat(value(vector, "rhythm_duration")).isCloseTo(1, within(1e-6));
        assertThat(value(vector, "rhythm_voiced_share")).isGreaterThan(0.95);
        assertThat(value(vector, "f1_p50")).isCloseTo(700, within(70));
        assertThat(value(vector, "f2_p50")).isCloseTo(1220, within(122));
        assertThat(value(vector, "f3_p50")).isCloseTo(2600, within(130));
    }

    @Test
    void countsSyllablesAndPauses() {
        FeatureVector vector = extract(phrase());
        assertThat(value(vector, "rhythm_voiced_segments_per_second")).isCloseTo(2 / 0.9, within(1e-3));
        assertThat(value(vector, "rhythm_energy_peaks_per_second")).isCloseTo(2 / 0.9, within(1e-3));
        assertThat(value(vector, "rhythm_voiced_length_max")).isCloseTo(0.4, within(0.04));
        assertThat(value(vector, "rhythm_gap_mean")).isCloseTo(0.2, within(0.04));
        assertThat(value(vector, "rhythm_gap_sd")).isZero();
    }

    @Test
    void gainMovesLevelsOnly() {
        float[] speech = Signals.mix(phrase(), Signals.whiteNoise(0.001, 0.9, RATE_HZ, 2));
        FeatureVector soft = extract(speech);
        FeatureVector loud = extract(Signals.scaled(speech, 1.9952623));
        assertThat(value(loud, "energy_p50") - value(soft, "energy_p50")).isCloseTo(6, within(0.01));
        assertThat(value(loud, "logmel7_mean") - value(soft, "logmel7_mean")).isCloseTo(6, within(0.01));
        for (String name : new String[] {
            "f0_semitones_mean", "centroid_p50", "mfcc5_sd", "alpha_ratio_p75", "contrast3_p95", "f2_p50"
        }) {
            assertThat(value(loud, name))
                    .as(name)
                    .isCloseTo(value(soft, name), within(1e-3 * Math.abs(value(soft, name))));
        }
    }

    @Test
    void silenceHasNoVoice() {
        FeatureVector vector = extract(Signals.silence(0.5, RATE_HZ));
        assertThat(value(vector, "energy_mean")).isCloseTo(-100, within(1e-3));
        for (String name : new String[] {
            "f0_semitones_mean",
            "voicing_p95",
            "rhythm_voiced_share",
            "f1_p50",
            "centroid_mean",
            "slope_60_500_sd",
            "flatness_p50"
        }) {
            assertThat(value(vector, name)).as(name).isCloseTo(0, within(1e-3));
        }
    }

    /**
     * Two syllables in noise against {@code functionals-v1.csv}, written by this code when version
     * 0.1.0 froze the set (JDK 17). If this fails, do not renew the file: make functionals-v2.
     */
    @Test
    void neverChanges() throws Exception {
        GoldenCsv golden = GoldenCsv.read(
                Path.of(FunctionalsV1Test.class
                        .getResource("functionals-v1.csv")
                        .toURI()),
                ',');
        FeatureVector vector = extract(Signals.mix(phrase(), Signals.whiteNoise(0.003, 0.9, RATE_HZ, 7)));
        assertThat(golden.rows()).hasSize(vector.dims());
        for (int dim = 0; dim < vector.dims(); dim++) {
            assertThat(vector.schema().names().get(dim))
                    .isEqualTo(golden.rows().get(dim).get(0));
            assertThat(vector.schema().units().get(dim))
                    .isEqualTo(golden.rows().get(dim).get(1));
            double expected = golden.number(dim, "value");
            assertThat((double) vector.get(dim))
                    .as(vector.schema().names().get(dim))
                    .isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
        }
    }
}
