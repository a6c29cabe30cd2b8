package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodPerturbationTest {

    private static final int RATE_HZ = PitchSpectra.RATE_HZ;

    private static PeriodPerturbation of(float[] samples) {
        return new PeriodPerturbation(Waveform.of(samples, RATE_HZ));
    }

    @ParameterizedTest
    @CsvSource({
        "80, 0, 0",
        "80, 0.01, 0",
        "80, 0.03, 0.1",
        "80, 0, 0.2",
        "145.3, 0.02, 0.05",
        "53, 0.02, 0.1",
        "200, 0.02, 0.1"
    })
    void readsTheJitterAndShimmerOfPulses(double period, double jitter, double shimmer) {
        PeriodPerturbation measure = of(Signals.perturbedPulses(period, jitter, shimmer, 1, RATE_HZ));
        for (int frame = 0; frame < 90; frame++) {
            measure.measure(frame, (float) (RATE_HZ / period));
            if (frame > 8) {
                assertThat(measure.jitter()).as("frame %s", frame).isCloseTo((float) jitter, within(0.002f));
                assertThat(measure.shimmerDb())
                        .as("frame %s", frame)
                        .isCloseTo((float) (20 * Math.log10(1 + shimmer)), within(0.15f));
            }
        }
    }

    @Test
    void levelDoesNotMatter() {
        float[] pulses = Signals.perturbedPulses(80, 0.02, 0.1, 0.5, RATE_HZ);
        PeriodPerturbation loud = of(pulses);
        PeriodPerturbation quiet = of(Signals.scaled(pulses, 1 / 64.0));
        for (int frame = 0; frame < 40; frame++) {
            loud.measure(frame, 200);
            quiet.measure(frame, 200);
            assertThat(quiet.jitter()).isEqualTo(loud.jitter());
            assertThat(quiet.shimmerDb()).isEqualTo(loud.shimmerDb());
        }
    }

    @Test
    void isNothingWithoutPitchAndStartsAnewAfterwards() {
        PeriodPerturbation measure = of(Signals.perturbedPulses(80, 0.02, 0.1, 0.5, RATE_HZ));
        for (int frame = 0; frame < 10; frame++) {
            measure.measure(frame, 200);
        }
        assertThat(measure.jitter()).isPositive();
        measure.measure(10, 0);
        assertThat(measure.jitter()).isZero();
        assertThat(measure.shimmerDb()).isZero();
        measure.measure(11, 150);
        assertThat(measure.jitter()).isZero();
    }

    @Test
    void silenceConstantsNoiseAndTheEndOfTheSignalGiveNumbers() {
        float[] constant = Signals.silence(0.3, RATE_HZ);
        Arrays.fill(constant, 0.5f);
        for (float[] samples : List.of(
                Signals.silence(0.3, RATE_HZ),
                constant,
                Signals.whiteNoise(0.1, 0.3, RATE_HZ, 1),
                Signals.clipped(Signals.tone(100, 1, 0.3, RATE_HZ), 0.1),
                new float[3])) {
            PeriodPerturbation measure = of(samples);
            for (int frame = 0; frame < 40; frame++) {
                measure.measure(frame, frame % 2 == 0 ? 55 : 1000);
                assertThat(measure.jitter()).isBetween(0f, 2f);
                assertThat(measure.shimmerDb()).isBetween(0f, 10f);
            }
        }
    }

    @Test
    void refusesFramesOutOfOrderAndPitchOutOfRange() {
        PeriodPerturbation measure = of(new float[1000]);
        assertThatThrownBy(() -> measure.measure(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in order: 0 but was 1");
        assertThatThrownBy(() -> measure.measure(0, Float.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f0Hz must be 0 or in 30.0..4000.0");
        assertThatThrownBy(() -> measure.measure(0, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but was 20");
    }

    /** Against openSMILE 3.0.1, in the stretches of voice where our pitch is within 2 % of its in every frame. */
    @Test
    void agreesWithTheReference() {
        List<double[]> jitter = new ArrayList<>();
        List<double[]> shimmer = new ArrayList<>();
        List<double[]> expectedJitter = new ArrayList<>();
        List<double[]> expectedShimmer = new ArrayList<>();
        int compared = 0;
        for (String recording : OpenSmileReference.recordings()) {
            float[] samples = OpenSmileReference.samples(recording);
            float[] hz = PitchSpectra.pitch(samples);
            PeriodPerturbation measure = of(samples);
            double[] j = new double[hz.length];
            double[] s = new double[hz.length];
            for (int t = 0; t < hz.length; t++) {
                measure.measure(t, hz[t]);
                j[t] = measure.jitter();
                s[t] = measure.shimmerDb();
            }
            boolean[] same = stretchesOfSamePitch(hz, recording);
            jitter.add(only(same, OpenSmileReference.smoothedBetweenZeros(j)));
            shimmer.add(only(same, OpenSmileReference.smoothedBetweenZeros(s)));
            expectedJitter.add(only(same, OpenSmileReference.track(recording, "jitterLocal_sma3nz")));
            expectedShimmer.add(only(same, OpenSmileReference.track(recording, "shimmerLocaldB_sma3nz")));
            for (boolean frame : same) {
                compared += frame ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(500);
        assertThat(OpenSmileReference.correlation(jitter, expectedJitter)).isGreaterThan(0.9);
        assertThat(OpenSmileReference.correlation(shimmer, expectedShimmer)).isGreaterThan(0.95);
    }

    private static boolean[] stretchesOfSamePitch(float[] hz, String recording) {
        double[] semitones = new double[hz.length];
        for (int t = 0; t < hz.length; t++) {
            semitones[t] = hz[t] == 0 ? 0 : 12 * Math.log(hz[t] / 27.5) / Math.log(2);
        }
        double[] smooth = OpenSmileReference.smoothedBetweenZeros(semitones);
        double[] reference = OpenSmileReference.track(recording, "F0semitoneFrom27.5Hz_sma3nz");
        boolean[] same = new boolean[hz.length];
        for (int from = 0; from < hz.length; from++) {
            int to = from;
            boolean all = true;
            for (; to < hz.length && (smooth[to] != 0 || reference[to] != 0); to++) {
                all &= Math.abs(smooth[to] - reference[to]) < 0.34;
            }
            Arrays.fill(same, from, to, all);
            from = to;
        }
        return same;
    }

    private static double[] only(boolean[] frames, double[] track) {
        double[] only = new double[frames.length];
        for (int t = 0; t < only.length; t++) {
            only[t] = frames[t] ? track[t] : 0;
        }
        return only;
    }
}
