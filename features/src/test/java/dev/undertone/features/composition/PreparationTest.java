package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.features.spectral.HarmonicPercussive;
import dev.undertone.features.spectral.PreEmphasis;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

/** Features of a part of the sound, after pre-emphasis, and numbers of the whole recording. */
class PreparationTest {

    private static final int RATE_HZ = 16_000;

    private static final String HEAD = """
            id: prepared
            sampleRateHz: 16000
            frames: {windowSamples: 400, hopSamples: 160}
            features:
            """;

    private static FeatureMatrix frames(String features, Waveform recording) {
        return ((FrameFeatureSet)
                        FeatureSetDefinition.parse(HEAD + features, "prepared").featureSet())
                .extract(recording);
    }

    private static UtteranceFeatureSet summed(String features, String rest) {
        return (UtteranceFeatureSet)
                FeatureSetDefinition.parse(HEAD + features + "\nfunctionals: [mean, sd]\n" + rest + "\n", "prepared")
                        .featureSet();
    }

    /** A voice with clicks four times a second. */
    private static Waveform clicking() {
        float[] voice = Signals.voice(140, 3, RATE_HZ, 700, 1220, 2600);
        float[] clicks = Signals.impulseTrain(RATE_HZ / 4, 3, RATE_HZ);
        return Waveform.of(Signals.mix(Signals.scaled(voice, 0.3), Signals.scaled(clicks, 0.5)), RATE_HZ);
    }

    @Test
    void aFeatureHearsWhatItIsToldTo() {
        Waveform recording = clicking();
        Waveform harmonic = HarmonicPercussive.defaults().harmonic(recording);
        Waveform emphasised = new PreEmphasis(0.97).apply(harmonic);
        FeatureMatrix mixed = frames("""
                  - spectral-centroid: {part: harmonic}
                  - rms
                  - rms: {part: harmonic, preEmphasis: 0.97, name: bright}
                  - delta: {of: bright}
                  - f0: {part: percussive, name: pitch}
                """, recording);
        assertThat(mixed.schema().names())
                .containsExactly("spectral_centroid", "rms", "bright", "bright_delta", "pitch");
        FeatureMatrix centroid = frames("  - spectral-centroid\n", harmonic);
        FeatureMatrix rms = frames("  - rms\n", recording);
        FeatureMatrix bright = frames("  - rms: {name: bright}\n  - delta: {of: bright}\n", emphasised);
        for (int t = 0; t < mixed.frames(); t++) {
            assertThat(mixed.get(t, 0)).isEqualTo(centroid.get(t, 0));
            assertThat(mixed.get(t, 1)).isEqualTo(rms.get(t, 0));
            assertThat(mixed.get(t, 2)).isEqualTo(bright.get(t, 0));
            assertThat(mixed.get(t, 3)).isEqualTo(bright.get(t, 1));
        }
    }

    @Test
    void pieceByPieceIsAsAtOnce() {
        float[] samples = Signals.whiteNoise(0.1, 2.5, RATE_HZ, 3);
        PreEmphasis filter = new PreEmphasis(0.97);
        assertThat(filter.apply(Waveform.of(samples, RATE_HZ)).toArray()).isEqualTo(filter.apply(samples));
        assertThat(filter.apply(Waveform.of(new float[0], RATE_HZ)).length()).isZero();
    }

    @Test
    void aRecordingHasNumbersOfItsOwn() {
        UtteranceFeatureSet set = summed("  - rms", "recording: [equivalent-level, tempo, speech-rate]");
        assertThat(set.schema().names())
                .containsExactly("rms_mean", "rms_sd", "tempo", "speech_rate", "articulation_rate", "equivalent_level");
        assertThat(set.schema().units()).containsExactly("1", "1", "1/min", "1/s", "1/s", "dB");
        assertThat(set.lowLevel().orElseThrow().schema().names()).containsExactly("rms");

        float[] beats = set.extract(
                        Waveform.of(Signals.scaled(Signals.impulseTrain(RATE_HZ / 2, 12, RATE_HZ), 0.5), RATE_HZ))
                .toArray();
        assertThat((double) beats[2]).isCloseTo(120, within(1.0));

        float[] tone = set.extract(Waveform.of(Signals.tone(220, 0.1, 2, RATE_HZ), RATE_HZ))
                .toArray();
        assertThat((double) tone[5]).isCloseTo(-23.01, within(0.01));
    }

    /** Seven vowels in 3.5 s, of which no part is a pause. */
    @Test
    void syllablesAreCounted() {
        float[] voice = Signals.voice(120, 3.5, RATE_HZ, 700, 1220, 2600);
        for (int i = 0; i < voice.length; i++) {
            voice[i] *= (float) (0.05 + 0.5 * (1 - Math.cos(2 * Math.PI * 2 * i / RATE_HZ)));
        }
        float[] rates = summed("  - rms", "recording: [speech-rate]")
                .extract(Waveform.of(Signals.scaled(voice, 0.3), RATE_HZ))
                .toArray();
        assertThat((double) rates[2]).isCloseTo(2, within(0.01));
    }

    @Test
    void silenceHasNumbersToo() {
        float[] values = summed(
                        "  - mfcc: {part: percussive, preEmphasis: 0.97, coefficients: 2}",
                        "recording: [tempo, speech-rate, equivalent-level]")
                .extract(Waveform.of(new float[RATE_HZ], RATE_HZ))
                .toArray();
        assertThat(values).doesNotContain(Float.NaN).endsWith(0, 0, 0, -100);
    }

    /** A file from before there were preparations means the same set. */
    @Test
    void whatIsNotGivenIsNotPartOfTheIdentity() {
        assertThat(FeatureSetDefinition.parse(HEAD + "  - rms\n", "a").canonical())
                .isEqualTo(
                        "{\"id\": \"prepared\", \"sampleRateHz\": 16000, \"frames\": {\"fftSize\": 512, \"hopSamples\": 160,"
                                + " \"window\": \"hann\", \"windowSamples\": 400}, \"features\": [{\"rms\": {\"name\": \"rms\"}}]}");
        FeatureSetDefinition prepared = FeatureSetDefinition.parse(
                HEAD + "  - rms: {part: harmonic}\nfunctionals: [mean]\nrecording: [tempo]\n", "b");
        assertThat(FeatureSetDefinition.parse(prepared.canonical(), "c").identity())
                .isEqualTo(prepared.identity());
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> frames("  - rms: {part: soft}\n", clicking()))
                .hasMessageContaining("line 5: rms: part must be one of [all, harmonic, percussive] but was soft");
        assertThatThrownBy(() -> frames("  - rms: {preEmphasis: 2}\n", clicking()))
                .hasMessageContaining("line 5: rms: preEmphasis must be in 0..1 but was 2");
        assertThatThrownBy(() -> frames("  - rms\n  - delta: {of: rms, part: harmonic}\n", clicking()))
                .hasMessageContaining("line 6: delta has no option part");
        assertThatThrownBy(() -> frames("  - rms\nrecording: [tempo]\n", clicking()))
                .hasMessageContaining("line 6: recording adds numbers to the row of a recording");
        assertThatThrownBy(() -> summed("  - rms", "recording: [mood]"))
                .hasMessageContaining("line 7: the set: recording must be of [tempo, speech-rate, equivalent-level]")
                .hasMessageContaining("but had mood");
    }
}
