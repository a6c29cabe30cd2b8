package dev.undertone.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionalsV2Test extends FeatureSetContract {

    private static final int RATE_HZ = 16_000;

    @Override
    String id() {
        return "functionals-v2";
    }

    private static float[] phrase() {
        return Signals.concat(
                Signals.voice(120, 0.4, RATE_HZ, 700, 1220, 2600),
                Signals.silence(0.2, RATE_HZ),
                Signals.scaled(Signals.voice(190, 0.3, RATE_HZ, 400, 2000, 2700), 0.5));
    }

    private static FeatureVector extract(String set, float[] samples) {
        return FeatureCatalog.utterance(set).extract(Waveform.of(samples, RATE_HZ));
    }

    private static double value(FeatureVector vector, String name) {
        int dim = vector.schema().names().indexOf(name);
        assertThat(dim).as(name).isNotNegative();
        return vector.get(dim);
    }

    @Test
    void leavesOutWhatTellsTheWords() {
        List<String> names = FeatureCatalog.utterance("functionals-v2").schema().names();
        assertThat(names).hasSize(652).doesNotHaveDuplicates();
        assertThat(names).noneMatch(name -> name.startsWith("mfcc"));
        assertThat(names)
                .contains(
                        "f0_semitones_p50", "voiced_mfcc3_mean_from_mean", "logmel39_p95_from_mean", "rhythm_duration");
    }

    @Test
    void isWorkedOutFromTheFirstVersion() {
        FeatureVector first = extract("functionals-v1", phrase());
        FeatureVector second = extract("functionals-v2", phrase());
        assertThat(value(second, "f0_semitones_sd")).isEqualTo(value(first, "f0_semitones_sd"));
        assertThat(value(second, "centroid_mean")).isEqualTo(value(first, "centroid_mean"));
        assertThat(value(second, "centroid_p95_from_mean"))
                .isCloseTo(value(first, "centroid_p95") - value(first, "centroid_mean"), within(1e-3));
        assertThat(value(second, "voiced_alpha_ratio_p5_from_mean"))
                .isCloseTo(value(first, "voiced_alpha_ratio_p5") - value(first, "alpha_ratio_mean"), within(1e-3));
        assertThat(value(second, "voiced_mfcc3_mean_from_mean"))
                .isCloseTo(value(first, "voiced_mfcc3_mean") - value(first, "mfcc3_mean"), within(1e-3));
    }

    @Test
    void aFilterLeavesTheDistancesOfABandAsTheyAre() {
        float[] samples = Signals.concat(
                Signals.voice(120, 0.4, RATE_HZ, 700, 1220, 2600), Signals.voice(190, 0.4, RATE_HZ, 400, 2000, 2700));
        float[] filtered = samples.clone();
        for (int i = 1; i < samples.length; i++) {
            filtered[i] = samples[i] - 0.9f * samples[i - 1];
        }
        FeatureVector plain = extract("functionals-v2", samples);
        FeatureVector through = extract("functionals-v2", filtered);
        assertThat(Math.abs(value(through, "logmel12_mean") - value(plain, "logmel12_mean")))
                .isGreaterThan(3);
        assertThat(value(through, "logmel12_p95_from_mean"))
                .isCloseTo(value(plain, "logmel12_p95_from_mean"), within(1.0));
    }
}
