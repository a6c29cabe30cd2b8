package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.testkit.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureSetDefinitionTest {

    private static final String VOICE = """
            id: my-voice-v1
            sampleRateHz: 16000
            frames: {windowSamples: 400, hopSamples: 160, fftSize: 512, window: hann}
            features:
              - mfcc: {coefficients: 13, melBands: 40}
              - delta: {of: mfcc}
              - f0: {method: pyin, minHz: 65, maxHz: 500}
              - spectral-centroid
            functionals: [mean, sd, p5, p95, rising-slope-mean]
            over: voiced
            """;

    private static Waveform voice() {
        return Waveform.of(Signals.voice(140, 2, 16_000, 700, 1220, 2600), 16_000);
    }

    @Test
    void aFileBecomesASet(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), VOICE);
        FeatureSetDefinition definition = FeatureSetDefinition.read(file);
        UtteranceFeatureSet set = (UtteranceFeatureSet) definition.featureSet();
        assertThat(definition.id()).isEqualTo("my-voice-v1");
        assertThat(set.schema().dims()).isEqualTo((13 + 13 + 1 + 1) * 5);
        assertThat(set.schema().names())
                .contains("mfcc0_mean", "mfcc_delta12_p95", "f0_rising_slope_mean", "spectral_centroid_sd");
        int f0 = set.schema().names().indexOf("f0_mean");
        assertThat(set.schema().units().get(f0)).isEqualTo("Hz");
        assertThat((double) set.extract(voice()).get(f0)).isCloseTo(140, within(1.5));
    }

    @Test
    void meaningMakesTheIdentityNotSpelling() {
        FeatureSetDefinition definition = FeatureSetDefinition.parse(VOICE, "a");
        String respelt = VOICE.replace("{coefficients: 13, melBands: 40}", "{melBands: 40, minHz: 0, coefficients: 13}")
                .replace("over: voiced", "# only speech\nover: 'voiced'");
        assertThat(FeatureSetDefinition.parse(respelt, "b").identity()).isEqualTo(definition.identity());
        assertThat(FeatureSetDefinition.parse(definition.canonical(), "c").identity())
                .isEqualTo(definition.identity())
                .matches("my-voice-v1@[0-9a-f]{12}");
        assertThat(FeatureSetDefinition.parse(VOICE.replace("40}", "41}"), "d").identity())
                .isNotEqualTo(definition.identity());
    }

    @Test
    void functionalsAreThoseOfTheFrames() {
        String frames = VOICE.substring(0, VOICE.indexOf("functionals"));
        FeatureMatrix matrix =
                ((FrameFeatureSet) FeatureSetDefinition.parse(frames, "frames").featureSet()).extract(voice());
        UtteranceFeatureSet set = (UtteranceFeatureSet)
                FeatureSetDefinition.parse(frames + "functionals: [mean, max]\nover: unvoiced\n", "unvoiced")
                        .featureSet();
        int f0 = matrix.schema().names().indexOf("f0");
        int centroid = matrix.schema().names().indexOf("spectral_centroid");
        double sum = 0;
        int count = 0;
        for (int t = 0; t < matrix.frames(); t++) {
            if (matrix.get(t, f0) == 0) {
                sum += matrix.get(t, centroid);
                count++;
            }
        }
        int mean = set.schema().names().indexOf("spectral_centroid_mean");
        assertThat(set.extract(voice()).get(mean)).isEqualTo((float) (count == 0 ? 0 : sum / count));
        assertThat(set.extract(voice()).get(set.schema().names().indexOf("f0_max")))
                .isZero();
    }

    /** Their spectra are kept to the end, in memory that is used again. */
    @Test
    void chromasOfOneSetDoNotDisturbEachOther() {
        String set = """
                id: two
                sampleRateHz: 16000
                frames: {windowSamples: 512, hopSamples: 256}
                features:
                  - chroma: {spectrum: magnitude}
                  - chroma: {spectrum: magnitude, name: again}
                functionals: [mean]
                """;
        UtteranceFeatureSet both =
                (UtteranceFeatureSet) FeatureSetDefinition.parse(set, "two").featureSet();
        float[] first = both.extract(voice()).toArray();
        both.extract(Waveform.of(Signals.tone(523, 0.5, 1, 16_000), 16_000));
        assertThat(both.extract(voice()).toArray()).isEqualTo(first);
        assertThat(Arrays.copyOf(first, 12)).isEqualTo(Arrays.copyOfRange(first, 12, 24));
        assertThat(first[0]).isPositive();
    }

    /** Each message names file, line, key, value and what is allowed. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id: my-voice-v1|id: My Voice|line 1: id must be 1 to 64 small letters, digits and hyphens but was My Voice",
                "sampleRateHz: 16000|sampleRateHz: fast|line 2: the set: sampleRateHz must be in 4000..192000 but was fast",
                "sampleRateHz: 16000|rate: 16000|line 2: a definition has no key rate; its keys are [id, description, sampleRateHz",
                "fftSize: 512|fftSize: 256|line 3: frames: fftSize must be a power of two and at least 400 (windowSamples) but was 256",
                "window: hann|window: sinus|line 3: frames: window must be one of [",
                "spectral-centroid|spectral-centre|line 8: a feature must be one of [mel, ",
                "coefficients: 13|coefficients: 99|line 5: mfcc: coefficients must be in 1..40 (melBands) but was 99",
                "coefficients: 13|coeffs: 13|line 5: mfcc has no option coeffs; its options are [melBands, ",
                "melBands: 40|melBands: 40, maxHz: 9000|line 5: mfcc: maxHz must be in 1..8000 (half of sampleRateHz) but was 9000",
                "of: mfcc|of: plp|line 6: delta: of must be one of the features before it, [mfcc], but was plp",
                "method: pyin|method: ear|line 7: f0: method must be one of [pyin, yin, autocorrelation, shs] but was ear",
                "rising-slope-mean|steepness|line 9: a functional must be one of [mean, sd, ",
                "over: voiced|over: loud|line 10: the set: over must be one of [all, voiced, unvoiced] but was loud",
                "- f0: {method: pyin, minHz: 65, maxHz: 500}|- rms|over: voiced needs a feature that tells voiced from unvoiced; add f0",
                "- spectral-centroid|- rms: {x: {y: 1}}|line 8: rms has no option x; it has none",
                "- spectral-centroid|- mfcc|line 8: each feature needs a name of its own, of small letters, digits and hyphens, but mfcc stands twice",
                "- spectral-centroid|- jitter: {of: mfcc}|line 8: jitter: of must be one of the features before it, a pitch, [f0], but was mfcc",
                "- spectral-centroid|- spectral-slope: {minHz: 500, maxHz: 510}|line 8: spectral-slope: slope must be over a range",
                "method: pyin, minHz: 65|method: shs, minHz: 25|line 7: f0: minHz must be at least 30 but was 25",
                "features:|features: [|not YAML",
            })
    void saysWhatIsWrongAndWhere(String right, String wrong, String message) {
        assertThat(VOICE).contains(right);
        assertThatThrownBy(() -> FeatureSetDefinition.parse(VOICE.replace(right, wrong), "my.yaml"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith("my.yaml, line ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAliasesThatGrow() {
        assertThatThrownBy(() -> FeatureSetDefinition.parse("a: &a [x]\nb: [*a, *a]\n", "bomb.yaml"))
                .isInstanceOf(DefinitionException.class);
        assertThatThrownBy(() -> FeatureSetDefinition.parse("", "empty.yaml"))
                .hasMessageContaining("the file is empty");
    }
}
