package dev.undertone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignalsTest {

    private static final int RATE_HZ = 16_000;

    /** Amplitude of a signal's component at a frequency that has whole periods in it. */
    private static double amplitude(float[] samples, double hz) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < samples.length; i++) {
            re += samples[i] * Math.cos(2 * Math.PI * hz * i / RATE_HZ);
            im += samples[i] * Math.sin(2 * Math.PI * hz * i / RATE_HZ);
        }
        return 2 * Math.hypot(re, im) / samples.length;
    }

    @Test
    void toneAndChirpHaveTheirFrequencies() {
        assertThat(amplitude(Signals.tone(440, 0.5, 1, RATE_HZ), 440)).isCloseTo(0.5, within(1e-6));
        float[] chirp = Signals.chirp(100, 300, 1, 2, RATE_HZ);
        int risingThroughZero = 0;
        for (int i = 1; i < chirp.length; i++) {
            risingThroughZero += chirp[i - 1] < 0 && chirp[i] >= 0 ? 1 : 0;
        }
        assertThat(risingThroughZero).as("mean 200 Hz over 2 s").isBetween(398, 401);
    }

    @Test
    void noiseIsSeededAndOfItsLevelAndColour() {
        assertThat(Signals.whiteNoise(0.1, 1, RATE_HZ, 1)).isEqualTo(Signals.whiteNoise(0.1, 1, RATE_HZ, 1));
        assertThat(Signals.whiteNoise(0.1, 1, RATE_HZ, 1)).isNotEqualTo(Signals.whiteNoise(0.1, 1, RATE_HZ, 2));
        float[] pink = Signals.pinkNoise(0.1, 2, RATE_HZ, 1);
        assertThat(Signals.rms(pink)).isCloseTo(0.1, within(1e-6));
        double low = 0;
        double high = 0;
        for (int i = 0; i < 50; i++) {
            low += Math.pow(amplitude(pink, 200 + 4 * i), 2);
            high += Math.pow(amplitude(pink, 3200 + 8 * i), 2);
        }
        assertThat(10 * Math.log10(low / high))
                .as("3 dB for each of about 3.5 octaves")
                .isCloseTo(10.8, within(2.0));
    }

    @Test
    void voiceHasHarmonicsOnlyAndItsFormants() {
        float[] voice = Signals.voice(100, 1, RATE_HZ, 700, 1200, 2600);
        assertThat(amplitude(voice, 150)).isLessThan(1e-6);
        assertThat(amplitude(voice, 700)).isGreaterThan(3 * amplitude(voice, 400));
        assertThat(amplitude(voice, 2600)).isGreaterThan(2 * amplitude(voice, 2300));
        float peak = 0;
        for (float sample : voice) {
            peak = Math.max(peak, Math.abs(sample));
        }
        assertThat((double) peak).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void perturbedPulsesAlternate() {
        float[] pulses = Signals.perturbedPulses(100, 0.04, 0.2, 0.1, 16_000);
        assertThat(pulses[50]).isCloseTo(0.55f, within(1e-5f));
        assertThat(pulses[152]).isCloseTo(0.45f, within(1e-5f));
        assertThat(pulses[250]).isCloseTo(0.55f, within(1e-5f));
    }

    @Test
    void noisyAddsAsMuchNoiseAsAsked() {
        float[] voice = Signals.voice(200, 1, 16_000, 500);
        float[] noisy = Signals.noisy(voice, 10, 16_000, 3);
        double noise = Signals.rms(Signals.mix(noisy, Signals.scaled(voice, -1)));
        assertThat(20 * Math.log10(Signals.rms(voice) / noise)).isCloseTo(10, within(0.2));
    }
}
