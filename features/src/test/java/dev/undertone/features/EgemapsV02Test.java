package dev.undertone.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.egemaps.EgemapsV02;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EgemapsV02Test extends FeatureSetContract {

    private static final int RATE_HZ = 16_000;

    @Override
    String id() {
        return EgemapsV02.ID;
    }

    private static float value(FeatureVector vector, String name) {
        int dim = vector.schema().names().indexOf(name);
        assertThat(dim).as(name).isNotNegative();
        return vector.get(dim);
    }

    private static FeatureVector extract(float[] samples) {
        return new EgemapsV02().extract(Waveform.of(samples, RATE_HZ));
    }

    @Test
    void hasTheEightyEight() {
        FeatureSchema schema = new EgemapsV02().schema();
        assertThat(schema.dims()).isEqualTo(88);
        assertThat(schema.names())
                .startsWith("F0semitoneFrom27.5Hz_sma3nz_amean")
                .contains("slopeV0-500_sma3nz_stddevNorm", "slopeUV500-1500_sma3nz_amean", "mfcc4V_sma3nz_amean")
                .endsWith("equivalentSoundLevel_dBp");
        assertThat(schema.units())
                .startsWith(
                        "semitones",
                        "1",
                        "semitones",
                        "semitones",
                        "semitones",
                        "semitones",
                        "semitones/s",
                        "semitones/s")
                .endsWith("dB");
    }

    @Test
    void silenceHasNoPitchAndTheLowestLevel() {
        FeatureVector silence = extract(Signals.silence(2, RATE_HZ));
        assertThat(value(silence, "equivalentSoundLevel_dBp")).isEqualTo(-140);
        assertThat(value(silence, "MeanUnvoicedSegmentLength")).isCloseTo(1.93f, within(1e-4f));
        for (String none : List.of(
                "F0semitoneFrom27.5Hz_sma3nz_amean",
                "F1frequency_sma3nz_amean",
                "jitterLocal_sma3nz_amean",
                "alphaRatioV_sma3nz_amean",
                "alphaRatioUV_sma3nz_amean",
                "spectralFlux_sma3_amean",
                "loudnessPeaksPerSec",
                "VoicedSegmentsPerSec",
                "MeanVoicedSegmentLengthSec")) {
            assertThat(value(silence, none)).as(none).isZero();
        }
        assertThat(value(silence, "F1amplitudeLogRelF0_sma3nz_amean")).isEqualTo(-201);
        assertThat(value(silence, "loudness_sma3_amean")).isCloseTo(0.001034f, within(1e-6f));
        assertThat(value(silence, "loudness_sma3_stddevNorm")).isCloseTo(0, within(1e-6f));
        assertThat(value(silence, "slopeUV0-500_sma3nz_amean")).isCloseTo(0.112f, within(1e-5f));
    }

    @Test
    void aConstantSoundsLikeSilenceButForItsLevel() {
        float[] constant = new float[RATE_HZ];
        Arrays.fill(constant, 0.5f);
        FeatureVector vector = extract(constant);
        assertThat(value(vector, "equivalentSoundLevel_dBp")).isCloseTo(-6.0206f, within(1e-3f));
        assertThat(value(vector, "F0semitoneFrom27.5Hz_sma3nz_amean")).isZero();
        assertThat(value(vector, "spectralFlux_sma3_amean")).isZero();
    }

    @Test
    void followsTheVoiceItIsGiven() {
        float[] voice = Signals.voice(140, 2, RATE_HZ, 700, 1220, 2600);
        FeatureVector vector = extract(voice);
        double semitones = 12 * Math.log(140 / 27.5) / Math.log(2);
        assertThat((double) value(vector, "F0semitoneFrom27.5Hz_sma3nz_percentile50.0"))
                .isCloseTo(semitones, within(0.1));
        assertThat(value(vector, "F0semitoneFrom27.5Hz_sma3nz_stddevNorm")).isLessThan(0.01f);
        assertThat(value(vector, "jitterLocal_sma3nz_amean")).isLessThan(0.01f);
        assertThat(value(vector, "VoicedSegmentsPerSec")).isCloseTo(1 / 1.94f, within(0.01f));
    }

    @Test
    void twentyDecibelsMoreAreFourAndAHalfTimesAsLoud() {
        float[] voice = Signals.scaled(Signals.voice(140, 1, RATE_HZ, 700, 1220, 2600), 0.05);
        FeatureVector soft = extract(voice);
        FeatureVector loud = extract(Signals.scaled(voice, 10));
        assertThat(value(loud, "loudness_sma3_amean") / value(soft, "loudness_sma3_amean"))
                .isCloseTo((float) Math.pow(10, 0.66), within(0.05f));
        assertThat(value(loud, "equivalentSoundLevel_dBp") - value(soft, "equivalentSoundLevel_dBp"))
                .isCloseTo(20, within(1e-3f));
        for (String shape : List.of(
                "mfcc1_sma3_amean",
                "alphaRatioV_sma3nz_amean",
                "hammarbergIndexV_sma3nz_amean",
                "HNRdBACF_sma3nz_amean")) {
            assertThat(value(loud, shape)).as(shape).isCloseTo(value(soft, shape), within(0.02f));
        }
    }

    @Test
    void clippingShowsInTheLevelNotInThePitch() {
        float[] voice = Signals.voice(140, 1, RATE_HZ, 700, 1220, 2600);
        FeatureVector clipped = extract(Signals.clipped(Signals.scaled(voice, 3), 1));
        assertThat(value(clipped, "equivalentSoundLevel_dBp")).isBetween(-20f, 0f);
        assertThat(value(clipped, "F0semitoneFrom27.5Hz_sma3nz_percentile50.0"))
                .isCloseTo(value(extract(voice), "F0semitoneFrom27.5Hz_sma3nz_percentile50.0"), within(0.2f));
    }
}
