package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Channel;
import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SpeechFrontEndTest {

    private static final int RATE_HZ = 16_000;

    private static Waveform prepare(FrontEndOptions options, float[] samples) {
        return new SpeechFrontEnd(options).apply(Waveform.of(samples, RATE_HZ));
    }

    private static float[] spoken() {
        return Signals.mix(
                Signals.concat(
                        Signals.silence(0.7, RATE_HZ),
                        Signals.voice(150, 0.5, RATE_HZ, 700, 1220, 2600),
                        Signals.silence(0.9, RATE_HZ)),
                Signals.whiteNoise(1e-4, 2.1, RATE_HZ, 1));
    }

    @Test
    void keepsNothingAboveABand() {
        FrontEndOptions telephone = new FrontEndOptions(false, OptionalDouble.empty(), OptionalDouble.of(4000));
        float[] below = Signals.tone(3700, 0.25, 1, RATE_HZ);
        float[] above = Signals.tone(4300, 0.25, 1, RATE_HZ);
        float[] kept = Arrays.copyOfRange(prepare(telephone, below).toArray(), 1000, 15_000);
        float[] cut = Arrays.copyOfRange(prepare(telephone, above).toArray(), 1000, 15_000);
        float[] there = Arrays.copyOfRange(below, 1000, 15_000);
        assertThat(Signals.rms(Signals.mix(kept, Signals.scaled(there, -1)))).isLessThan(0.002 * Signals.rms(there));
        assertThat(Signals.rms(cut)).isLessThan(0.0012 * Signals.rms(there));
    }

    @Test
    void keepsSpeechAndAMargin() {
        Waveform trimmed = prepare(FrontEndOptions.defaults(), spoken());
        assertThat(trimmed.durationSeconds()).isCloseTo(0.6, within(0.05));
    }

    @Test
    void rumbleIsNotSpeech() {
        float[] rumbling = Signals.mix(spoken(), Signals.tone(15, 0.02, 2.1, RATE_HZ));
        assertThat(prepare(FrontEndOptions.defaults(), rumbling).durationSeconds())
                .isCloseTo(0.6, within(0.05));
    }

    @Test
    void pausesInsideStay() {
        float[] twice = Signals.concat(spoken(), spoken());
        assertThat(prepare(FrontEndOptions.defaults(), twice).durationSeconds()).isCloseTo(2.7, within(0.05));
    }

    @Test
    void removesTheMeanAndNothingElseIfNotAsked() {
        float[] shifted = spoken();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += 0.25f;
        }
        Waveform prepared = prepare(new FrontEndOptions(false, OptionalDouble.empty()), shifted);
        assertThat(prepared.length()).isEqualTo(shifted.length);
        double mean = 0;
        for (float sample : prepared.toArray()) {
            mean += sample / shifted.length;
        }
        assertThat(mean).isCloseTo(0, within(1e-6));
        assertThat(Signals.rms(prepared.toArray())).isCloseTo(Signals.rms(spoken()), within(1e-4));
    }

    @Test
    void bringsEveryRecordingToOneLevel() {
        FrontEndOptions options = new FrontEndOptions(true, OptionalDouble.of(-23));
        float[] loud = prepare(options, spoken()).toArray();
        float[] soft = prepare(options, Signals.scaled(spoken(), 0.01)).toArray();
        assertThat(soft).containsExactly(loud, within(1e-5f));
        float[] inside = Arrays.copyOfRange(loud, 1600, loud.length - 1600);
        assertThat(20 * Math.log10(Signals.rms(inside))).isCloseTo(-23, within(1.0));
    }

    @Test
    void leavesEnoughForFeatures() {
        float[] click = Signals.silence(1, RATE_HZ);
        click[RATE_HZ - 10] = 1;
        assertThat(prepare(FrontEndOptions.defaults(), click).durationSeconds()).isBetween(0.25, 0.3);
        assertThat(prepare(FrontEndOptions.defaults(), Arrays.copyOf(spoken(), 100))
                        .length())
                .isEqualTo(100);
    }

    @Test
    void silenceComesBack() {
        for (int length : new int[] {0, 1, RATE_HZ}) {
            FrontEndOptions options = new FrontEndOptions(true, OptionalDouble.of(-23));
            assertThat(prepare(options, new float[length]).toArray()).isEqualTo(new float[length]);
        }
    }

    @Test
    void keepsTheChannelAndRefusesOtherRates() {
        SpeechFrontEnd frontEnd = new SpeechFrontEnd(FrontEndOptions.defaults());
        assertThat(frontEnd.apply(Waveform.of(spoken(), RATE_HZ, Channel.of(1, 2)))
                        .channel())
                .isEqualTo(Channel.of(1, 2));
        assertThatThrownBy(() -> frontEnd.apply(Waveform.of(new float[9], 44_100)))
                .hasMessageContainingAll("16000", "44100", "resample");
        assertThatThrownBy(() -> new FrontEndOptions(true, OptionalDouble.of(3)))
                .hasMessage("levelDbfs must be in -60..0 but was 3.0");
    }
}
