package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.SideBySide;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarmonicLevelsTest {

    private static final int RATE_HZ = 16_000;
    private static final int HOP = 160;
    private static final int FRAME = 960;
    private static final RealFft FFT = new RealFft(1024);

    private final HarmonicLevels levels = new HarmonicLevels(RATE_HZ, 1024);

    private static float[] magnitude(float[] samples, int at) {
        float[] frame = new float[1024];
        double middle = (FRAME - 1) / 2.0;
        for (int i = 0; i < FRAME && at + i < samples.length; i++) {
            double z = (i - middle) / (0.4 * middle);
            frame[i] = (float) (samples[at + i] * Math.exp(-0.5 * z * z));
        }
        float[] power = new float[FFT.bins()];
        FFT.power(frame, power, FFT.newWorkspace());
        for (int k = 0; k < power.length; k++) {
            power[k] = (float) Math.sqrt(power[k]);
        }
        return power;
    }

    /** Harmonics of that many dB, the first of F0. */
    private static float[] harmonics(double f0Hz, double... decibels) {
        float[] sum = Signals.silence(0.1, RATE_HZ);
        for (int k = 0; k < decibels.length; k++) {
            sum = Signals.mix(sum, Signals.tone((k + 1) * f0Hz, 0.1 * Math.pow(10, decibels[k] / 20), 0.1, RATE_HZ));
        }
        return sum;
    }

    private float[] figures() {
        return new float[] {
            levels.h1MinusH2(),
            levels.h1MinusA3(),
            levels.amplitudeLogRelF0(0),
            levels.amplitudeLogRelF0(1),
            levels.amplitudeLogRelF0(2)
        };
    }

    @ParameterizedTest(name = "F0 {0} Hz")
    @ValueSource(floats = {125, 150, 171.3f, 218.75f, 260, 333})
    void measuresHarmonicsOfKnownLevel(float f0Hz) {
        float[] samples = harmonics(f0Hz, 0, -3, -10, 4, -20, -12, -30, -9);
        levels.measure(magnitude(samples, 0), f0Hz, 4 * f0Hz, 6.1f * f0Hz, 8 * f0Hz);
        // The parabola through a Gaussian's magnitudes errs by up to about 0.3 dB between bins.
        assertThat(levels.h1MinusH2()).isCloseTo(7, within(0.4f));
        assertThat(levels.h1MinusA3()).isCloseTo(6, within(0.4f));
        assertThat(levels.amplitudeLogRelF0(0)).isCloseTo(4, within(1.2f));
        // Harmonics 5 to 7 lie within 20 % of the second formant: the strongest counts.
        assertThat(levels.amplitudeLogRelF0(1)).isCloseTo(-12, within(1.2f));
        assertThat(levels.amplitudeLogRelF0(2)).isCloseTo(-9, within(1.2f));
    }

    @ParameterizedTest(name = "formant at {0} F0")
    @CsvSource({"1, 0", "1.1, 0", "1.5, 0", "2, -3"})
    void aFormantAtOrBesideTheFundamentalIsZero(float ratio, float decibels) {
        levels.measure(magnitude(harmonics(200, 0, -3, -10, 4), 0), 200, 200 * ratio, 800, 800);
        assertThat(levels.amplitudeLogRelF0(0)).isCloseTo(decibels, within(decibels == 0 ? 0 : 0.8f));
    }

    @Test
    void frameWithoutPitchHasNoLevels() {
        levels.measure(magnitude(harmonics(200, 0, -3, -10, 4), 0), 200, 400, 800, 800);
        levels.measure(magnitude(harmonics(200, 0, -3, -10, 4), 0), 0, 400, 800, 800);
        assertThat(figures()).containsExactly(0, 0, -201, -201, -201);
    }

    @Test
    void aFormantThatWasNotFoundIsZero() {
        levels.measure(magnitude(harmonics(200, 0, -3, -10, 4), 0), 200, 0, 0, 0);
        assertThat(levels.amplitudeLogRelF0(2)).isZero();
        assertThat(levels.h1MinusA3()).isCloseTo(-3, within(0.8f));
    }

    @Test
    void missingHarmonicsCountAsMinus200Decibels() {
        float[] magnitude = new float[513];
        magnitude[12] = 1;
        magnitude[13] = 2;
        magnitude[14] = 1;
        levels.measure(magnitude, 13 * 15.625f, 500, 1500, 2500);
        assertThat(figures()).containsExactly(0, -200, 0, 0, 0);
        magnitude[39] = 2;
        levels.measure(magnitude, 13 * 15.625f, 500, 1500, 2500);
        assertThat(levels.h1MinusH2()).isEqualTo(-200);
    }

    @Test
    void refusesWhatItCannotMeasure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HarmonicLevels(0, 1024))
                .withMessage("sampleRateHz must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HarmonicLevels(RATE_HZ, 1023))
                .withMessage("fftSize must be even and at least 4 but was 1023");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> levels.measure(new float[512], 200, 500, 1500, 2500))
                .withMessage("magnitude must hold bins 0..512 of a transform of 1024 points but is of length 512");
    }

    @ParameterizedTest
    @ValueSource(floats = {1, 5, 55, 1000, 7999, 8000, 20_000, Float.MAX_VALUE, Float.NaN})
    void areNeverUndefined(float f0Hz) {
        float[] undefined = new float[513];
        Arrays.fill(undefined, Float.NaN);
        float[] constant = new float[513];
        Arrays.fill(constant, 1);
        List<float[]> spectra = List.of(
                new float[513],
                constant,
                undefined,
                magnitude(Signals.whiteNoise(0.1, 0.1, RATE_HZ, 1), 0),
                magnitude(Signals.clipped(harmonics(200, 0, 10, 20), 0.05), 0));
        for (float[] spectrum : spectra) {
            for (float formantHz : new float[] {0, 50, 500, 5500, Float.MAX_VALUE}) {
                levels.measure(spectrum, f0Hz, formantHz, formantHz, formantHz);
                for (float figure : figures()) {
                    assertThat(figure).isBetween(-1000f, 1000f);
                }
            }
        }
    }

    @Test
    void agreesWithTheReferenceGivenItsPitch() {
        List<String> recordings = OpenSmileReference.recordings();
        assertThat(recordings).hasSizeGreaterThan(10);
        String[] columns = {
            "logRelF0-H1-H2", "logRelF0-H1-A3", "F1amplitudeLogRelF0", "F2amplitudeLogRelF0", "F3amplitudeLogRelF0",
        };
        int[] compared = new int[columns.length];
        int[] agreeing = new int[columns.length];
        for (String recording : recordings) {
            double[] f0 = pitch(OpenSmileReference.track(recording, "F0semitoneFrom27.5Hz_sma3nz"));
            double[][] actual = tracks(recording, f0);
            for (int column = 0; column < columns.length; column++) {
                double[] expected = OpenSmileReference.track(recording, columns[column] + "_sma3nz");
                double[] smooth = OpenSmileReference.smoothedBetweenZeros(actual[column]);
                for (int t = 1; t + 4 < expected.length; t++) {
                    boolean known = f0[t - 1] >= 0 && f0[t] >= 0 && f0[t + 1] >= 0;
                    if (known && f0[t - 1] + f0[t] + f0[t + 1] > 0) {
                        compared[column]++;
                        agreeing[column] += Math.abs(smooth[t] - expected[t]) < 0.02 ? 1 : 0;
                    }
                }
            }
        }
        for (int column = 0; column < columns.length; column++) {
            assertThat(compared[column]).isGreaterThan(400);
            // The others hang on formants, which the reference rounds to fewer digits than some frames bear.
            assertThat(agreeing[column] / (double) compared[column])
                    .as(columns[column])
                    .isGreaterThan(column < 1 ? 0.999 : 0.93);
        }
    }

    private double[][] tracks(String recording, double[] f0Hz) {
        float[] samples = OpenSmileReference.samples(recording);
        double[][] tracks = new double[5][f0Hz.length];
        GemapsFormants formants = new GemapsFormants();
        RealFft shortFft = new RealFft(512);
        float[] re = new float[257];
        float[] im = new float[257];
        for (int t = 0; t < f0Hz.length; t++) {
            float[] frame = new float[512];
            for (int i = 0; i < 320 && t * HOP + i < samples.length; i++) {
                frame[i] = (float) ((0.54 - 0.46 * Math.cos(2 * Math.PI * i / 319)) * samples[t * HOP + i]);
            }
            shortFft.transform(frame, re, im, shortFft.newWorkspace());
            formants.resample(SideBySide.rows(re), SideBySide.rows(im));
            formants.measure(0);
            levels.measure(
                    magnitude(samples, t * HOP),
                    (float) Math.max(0, f0Hz[t]),
                    formants.hz(0),
                    formants.hz(1),
                    formants.hz(2));
            for (int column = 0; column < 5; column++) {
                tracks[column][t] = figures()[column];
            }
        }
        return tracks;
    }

    /**
     * Undoes the smoothing over three frames, for each run of voiced frames whose length allows it: by the first mean
     * every value follows from the first two, and those from each other and the last mean.
     *
     * @return Hz; 0 where unvoiced and −1 where it cannot be undone
     */
    private static double[] pitch(double[] smoothSemitones) {
        double[] hz = new double[smoothSemitones.length];
        for (int from = 0; from < hz.length; from++) {
            if (smoothSemitones[from] == 0) {
                continue;
            }
            int to = from;
            while (to < hz.length && smoothSemitones[to] != 0) {
                to++;
            }
            List<Double> run = new ArrayList<>();
            for (int t = from; t < to; t++) {
                run.add(smoothSemitones[t]);
            }
            double[] raw = unsmoothed(run);
            for (int t = from; t < to; t++) {
                hz[t] = raw.length == 0 ? -1 : 27.5 * Math.pow(2, raw[t - from] / 12);
            }
            from = to;
        }
        return hz;
    }

    private static double[] unsmoothed(List<Double> means) {
        int n = means.size();
        if (n % 3 == 2) {
            return new double[0];
        }
        double[] zeroFirst = chain(means, 0);
        double[] oneFirst = chain(means, 1);
        if (n == 1) {
            return new double[] {means.get(0)};
        }
        double missZero = (zeroFirst[n - 2] + zeroFirst[n - 1]) / 2 - means.get(n - 1);
        double missOne = (oneFirst[n - 2] + oneFirst[n - 1]) / 2 - means.get(n - 1);
        return chain(means, missZero / (missZero - missOne));
    }

    private static double[] chain(List<Double> means, double first) {
        double[] values = new double[Math.max(2, means.size())];
        values[0] = first;
        values[1] = 2 * means.get(0) - first;
        for (int t = 2; t < means.size(); t++) {
            values[t] = 3 * means.get(t - 1) - values[t - 1] - values[t - 2];
        }
        return values;
    }
}
