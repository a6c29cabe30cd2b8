package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every extractor keeps to. A test class per extractor extends it. */
abstract class FrameExtractorContract {

    static final int RATE_HZ = 16_000;
    static final int HOP = 160;

    /** The feature with options, as in a definition file. */
    abstract String feature();

    /** What must stand before it. */
    String before() {
        return "";
    }

    final FrameFeatureSet set() {
        return (FrameFeatureSet) FeatureSetDefinition.parse(
                        "{id: contract, sampleRateHz: " + RATE_HZ
                                + ", frames: {windowSamples: 400, hopSamples: 160, fftSize: 512}, features: ["
                                + before() + (before().isEmpty() ? "" : ", ") + feature() + "]}",
                        "contract")
                .featureSet();
    }

    final FeatureMatrix extract(float[] samples) {
        return set().extract(Waveform.of(samples, RATE_HZ));
    }

    private static float[] voice() {
        return Signals.voice(140, 2, RATE_HZ, 700, 1220, 2600);
    }

    @Test
    void everyFrameHasOneFiniteValuePerColumn() {
        float[] constant = new float[RATE_HZ];
        Arrays.fill(constant, 0.5f);
        Map<String, float[]> signals = Map.of(
                "silence", Signals.silence(1, RATE_HZ),
                "constant", constant,
                "noise", Signals.whiteNoise(0.1, 1, RATE_HZ, 1),
                "denormal", Signals.whiteNoise(1e-30, 1, RATE_HZ, 2),
                "voice", voice(),
                "clipped", Signals.clipped(Signals.scaled(voice(), 100), 1),
                "beyond full scale", Signals.scaled(voice(), 1000),
                "shortest", Arrays.copyOf(voice(), set().minimumSamples()));
        signals.forEach((name, samples) -> {
            FeatureMatrix matrix = extract(samples);
            assertThat(matrix.frames()).as(name).isEqualTo(1 + samples.length / HOP);
            float[] values = matrix.toArray();
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    throw new AssertionError(name + ": frame " + i / matrix.dims() + ", "
                            + matrix.schema().names().get(i % matrix.dims()) + " was " + values[i]);
                }
            }
        });
    }

    @Test
    void columnsHaveNamesOfTheirOwnAndUnits() {
        assertThat(new HashSet<>(set().schema().names())).hasSize(set().schema().dims());
        assertThat(set().schema().units()).noneMatch(String::isBlank);
    }

    @Test
    void equalInputsGiveEqualBits() {
        assertThat(extract(voice()).toArray()).isEqualTo(extract(voice()).toArray());
    }

    /** What comes much later moves nothing, but for what is taken from the whole recording on purpose. */
    @Test
    void silenceAfterwardsChangesNoValue() {
        float[] voice = voice();
        FeatureMatrix alone = extract(voice);
        FeatureMatrix followed = extract(Signals.concat(voice, Signals.silence(1, RATE_HZ)));
        for (int frame = 0; frame < alone.frames() - 20; frame++) {
            for (int d = 0; d < alone.dims(); d++) {
                float expected = alone.get(frame, d);
                assertThat(followed.get(frame, d)).isCloseTo(expected, within(1e-3f + 1e-4f * Math.abs(expected)));
            }
        }
    }
}
