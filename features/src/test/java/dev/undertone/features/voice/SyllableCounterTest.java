package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyllableCounterTest {

    private static final int RATE_HZ = 16_000;

    private static SpeechRate count(float[] samples) {
        return new SyllableCounter(SyllableOptions.defaults(), RATE_HZ).count(Waveform.of(samples, RATE_HZ));
    }

    /** Swells and fades so many times a second, 20 dB deep. */
    private static float[] swelling(float[] samples, double perSecond) {
        float[] out = samples.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= (float) Math.pow(10, -0.5 - 0.5 * Math.cos(2 * Math.PI * perSecond * i / RATE_HZ));
        }
        return out;
    }

    @ParameterizedTest(name = "{0} syllables per second")
    @ValueSource(doubles = {2, 3.5, 5, 7})
    void countsTheSwellsOfAVoice(double perSecond) {
        SpeechRate rate = count(swelling(Signals.voice(140, 4, RATE_HZ, 700, 1220, 2600), perSecond));
        assertThat((double) rate.syllables()).isCloseTo(4 * perSecond, within(1.0));
        assertThat(rate.syllablesPerSecond()).isEqualTo(rate.syllables() / 4.0);
    }

    @Test
    void pausesSlowTheSpeechButNotTheArticulation() {
        float[] speech = swelling(Signals.voice(140, 2, RATE_HZ, 700, 1220, 2600), 4);
        SpeechRate rate = count(Signals.concat(speech, Signals.silence(1, RATE_HZ), speech));
        assertThat(rate.syllables()).isEqualTo(16);
        assertThat(rate.pauseSeconds()).isCloseTo(1, within(0.1));
        assertThat(rate.syllablesPerSecond()).isEqualTo(16 / 5.0);
        assertThat(rate.articulationPerSecond()).isCloseTo(4, within(0.15));
    }

    @Test
    void whatIsUnvoicedIsNoSyllable() {
        assertThat(count(swelling(Signals.whiteNoise(0.1, 4, RATE_HZ, 7), 4)).syllables())
                .isLessThanOrEqualTo(1);
        assertThat(count(Signals.scaled(Signals.impulseTrain(8000, 4, RATE_HZ), 0.9))
                        .syllables())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void shallowDipsJoin() {
        double[] level = {0, 10, 9.5, 11, 10, 5, 9, 4, 3, 12, 0};
        assertThat(SyllableCounter.nuclei(level, 8, 2)).containsExactly(3, 6, 9);
        assertThat(SyllableCounter.nuclei(level, 10, 2)).containsExactly(3, 9);
        assertThat(SyllableCounter.nuclei(new double[0], 0, 2)).isEmpty();
    }

    @Test
    void silentConstantAndShortRecordingsHaveNone() {
        float[] constant = new float[RATE_HZ];
        Arrays.fill(constant, 0.3f);
        for (float[] samples : new float[][] {new float[RATE_HZ], constant, new float[10], new float[0]}) {
            SpeechRate rate = count(samples);
            assertThat(rate.syllables()).isZero();
            assertThat(rate.syllablesPerSecond()).isZero();
            assertThat(rate.articulationPerSecond()).isZero();
        }
    }

    @Test
    void clippingKeepsTheCount() {
        float[] speech = swelling(Signals.voice(140, 2, RATE_HZ, 700, 1220, 2600), 4);
        assertThat(count(Signals.clipped(Signals.scaled(speech, 3), 1)).syllables())
                .isBetween(7, 8);
    }

    @Test
    void refusesWhatItCannotDo() {
        float[] samples = Signals.tone(150, 0.3, 1, RATE_HZ);
        samples[4321] = Float.NaN;
        assertThatThrownBy(() -> count(samples)).hasMessageContaining("finite samples");
        assertThatThrownBy(() ->
                        new SyllableCounter(SyllableOptions.defaults(), 8000).count(Waveform.of(samples, RATE_HZ)))
                .hasMessageContaining("resample first");
        assertThatThrownBy(() -> new SyllableOptions(0, -1, 25, 0.3))
                .hasMessageContaining("dipDb must be in 0.0..60.0");
        assertThatThrownBy(() -> new SyllableOptions(0, 2, 25, 0)).hasMessageContaining("pauseSeconds");
        assertThatThrownBy(() -> new SpeechRate(3, 1, 2)).hasMessageContaining("0 <= pauseSeconds <= seconds");
    }
}
