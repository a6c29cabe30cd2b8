package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTest {

    private static final int RATE_HZ = 16_000;
    private static final int HOP = 512;
    private static final int MELS = 40;
    private static final double FRAMES_PER_SECOND = (double) RATE_HZ / HOP;

    private static float[] strength(float[] samples) {
        MelFilterbank bank =
                new MelFilterbank(new MelOptions(MELS, 0, 8000, MelScale.SLANEY, MelNorm.SLANEY), RATE_HZ, 2048);
        float[] db = Spectrogram.melDb(new Stft(StftOptions.hann(2048, HOP)), bank, samples);
        OnsetStrength onsets = new OnsetStrength(OnsetOptions.defaults(), MELS);
        float[] strength = new float[db.length / MELS];
        for (int t = 0; t < strength.length; t++) {
            strength[t] = (float) onsets.accept(Arrays.copyOfRange(db, t * MELS, (t + 1) * MELS));
        }
        return strength;
    }

    @ParameterizedTest(name = "{0} beats per minute")
    @ValueSource(doubles = {75, 93.75, 117.1875, 156.25})
    void findsTheTempoOfClicks(double bpm) {
        int period = (int) Math.round(60 * RATE_HZ / bpm);
        float[] samples = Signals.mix(
                Signals.scaled(Signals.impulseTrain(period, 12, RATE_HZ), 0.9),
                Signals.whiteNoise(1e-4, 12, RATE_HZ, 1));
        assertThat(new Tempo(TempoOptions.defaults(), FRAMES_PER_SECOND)
                        .bpm(strength(samples))
                        .orElseThrow())
                .isCloseTo(bpm, within(0.03 * bpm));
    }

    @Test
    void amongMultiplesTheOneNearThePriorWins() {
        float[] samples = Signals.scaled(Signals.impulseTrain(8192, 12, RATE_HZ), 0.9);
        float[] strength = strength(samples);
        assertThat(new Tempo(new TempoOptions(60, 0.3, 8, 320), FRAMES_PER_SECOND)
                        .bpm(strength)
                        .orElseThrow())
                .isCloseTo(117.1875 / 2, within(2.0));
    }

    @Test
    void silenceAndConstantsHaveNoTempo() {
        Tempo tempo = new Tempo(TempoOptions.defaults(), FRAMES_PER_SECOND);
        assertThat(tempo.bpm(new float[100])).isEmpty();
        assertThat(tempo.bpm(new float[0])).isEmpty();
        assertThat(tempo.bpm(strength(new float[RATE_HZ]))).isEmpty();
    }

    @Test
    void strengthIsTheMeanGrowth() {
        OnsetStrength onsets = new OnsetStrength(OnsetOptions.defaults(), 4);
        assertThat(onsets.accept(new float[] {5, 5, 5, 5})).isZero();
        assertThat(onsets.accept(new float[] {5, 9, 1, 7})).isEqualTo(1.5);
        assertThat(onsets.accept(new float[] {5, 9, 1, 7})).isZero();
    }

    @Test
    void vibratoIsNoOnsetForNeighbouringBands() {
        OnsetStrength onsets = new OnsetStrength(new OnsetOptions(1, 3), 4);
        assertThat(onsets.accept(new float[] {0, 30, 0, 0})).isZero();
        assertThat(onsets.accept(new float[] {0, 0, 30, 0})).isZero();
        assertThat(onsets.accept(new float[] {30, 0, 0, 0})).isEqualTo(7.5);
    }

    @Test
    void lagReachesFurtherBack() {
        OnsetStrength onsets = new OnsetStrength(new OnsetOptions(2, 1), 1);
        double[] expected = {0, 0, 2, 2, 2};
        for (int t = 0; t < expected.length; t++) {
            assertThat(onsets.accept(new float[] {t})).isEqualTo(expected[t]);
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> new OnsetOptions(0, 1)).hasMessageContaining("lagFrames must be in 1..1000 but was 0");
        assertThatThrownBy(() -> new OnsetOptions(1, 2)).hasMessageContaining("bands must be odd");
        assertThatThrownBy(() -> new OnsetStrength(OnsetOptions.defaults(), 4).accept(new float[3]))
                .hasMessageContaining("4 bands but had 3");
        assertThatThrownBy(() -> new Tempo(new TempoOptions(120, 1, 0.05, 320), FRAMES_PER_SECOND))
                .hasMessageContaining("windowSeconds must hold 4");
        assertThatThrownBy(() -> new Tempo(new TempoOptions(120, 1, 8, 5), FRAMES_PER_SECOND))
                .hasMessageContaining("maxBpm must be above");
        assertThatThrownBy(() -> new TempoOptions(0, 1, 8, 320)).hasMessageContaining("priorBpm");
    }
}
