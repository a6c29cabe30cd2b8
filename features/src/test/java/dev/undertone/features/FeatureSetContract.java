package dev.undertone.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every published feature set keeps to. A test class per set extends it. */
abstract class FeatureSetContract {

    /** The id under which the catalogue has the set. */
    abstract String id();

    private FeatureSet set() {
        return FeatureCatalog.find(id()).orElseThrow();
    }

    private float[] extract(float[] samples) {
        return extract(set(), Waveform.of(samples, set().schema().sampleRateHz()));
    }

    private static float[] extract(FeatureSet set, Waveform waveform) {
        if (set instanceof FrameFeatureSet frames) {
            return frames.extract(waveform).toArray();
        }
        return ((UtteranceFeatureSet) set).extract(waveform).toArray();
    }

    private float[] voice() {
        return Signals.voice(140, 1, set().schema().sampleRateHz(), 700, 1220, 2600);
    }

    private float[] noise() {
        return Signals.whiteNoise(0.1, 1, set().schema().sampleRateHz(), 1);
    }

    private Map<String, float[]> signals() {
        int rate = set().schema().sampleRateHz();
        float[] voice = voice();
        float[] constant = new float[rate];
        Arrays.fill(constant, 0.5f);
        float[] tiny = Signals.whiteNoise(1e-30, 1, rate, 4);
        return Map.of(
                "silence", Signals.silence(1, rate),
                "constant", constant,
                "noise", noise(),
                "voice", voice,
                "clipped", Signals.clipped(Signals.scaled(voice, 100), 1),
                "beyond full scale", Signals.scaled(voice, 1000),
                "denormal", tiny,
                "impulse", Signals.impulseTrain(rate, 1, rate),
                "voice after silence", Signals.concat(Signals.silence(1, rate), voice),
                "shortest", Arrays.copyOf(voice, set().minimumSamples()));
    }

    @Test
    void schemaNamesTheSet() {
        FeatureSchema schema = set().schema();
        assertThat(schema.id()).isEqualTo(id()).matches("[a-z0-9-]+-(v[0-9]+|180|193)");
        assertThat(new HashSet<>(schema.names())).hasSize(schema.dims()).hasSizeGreaterThan(0);
        assertThat(schema.units()).noneMatch(String::isBlank);
        assertThat(FeatureCatalog.ids()).contains(id());
    }

    @Test
    void everyValueIsFinite() {
        signals().forEach((name, samples) -> {
            float[] values = extract(samples);
            assertThat(values.length % set().schema().dims()).as(name).isZero();
            assertThat(values).as(name).isNotEmpty();
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i])
                        .as(
                                "%s: %s",
                                name,
                                set().schema().names().get(i % set().schema().dims()))
                        .isFinite();
            }
        });
    }

    @Test
    void tellsNoiseFromVoice() {
        assertThat(extract(noise())).isNotEqualTo(extract(voice()));
    }

    @Test
    void equalInputsGiveEqualBits() {
        float[] samples = voice();
        assertThat(extract(samples)).isEqualTo(extract(samples.clone()));
    }

    @Test
    void threadsShareOneSet() throws Exception {
        List<float[]> inputs = new ArrayList<>(signals().values());
        List<float[]> expected = inputs.stream().map(this::extract).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                int job = i;
                jobs.addAll(Collections.nCopies(3, () -> {
                    assertThat(extract(inputs.get(job))).isEqualTo(expected.get(job));
                    return null;
                }));
            }
            for (Future<Void> done : threads.invokeAll(jobs)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesWhatItCannotUse() {
        int rate = set().schema().sampleRateHz();
        float[] voice = voice();
        assertThatThrownBy(() -> extract(set(), Waveform.of(voice, 44_100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(id(), Integer.toString(rate), "44100", "resample");
        assertThatThrownBy(() -> extract(new float[set().minimumSamples() - 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(id(), "at least " + set().minimumSamples());
        voice[7] = Float.NaN;
        assertThatThrownBy(() -> extract(voice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(id(), "sample 7 was NaN");
    }
}
