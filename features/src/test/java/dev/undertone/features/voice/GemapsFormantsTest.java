package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.SideBySide;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GemapsFormantsTest {

    private static final int RATE_HZ = 16_000;
    private static final int FRAME = 320;
    private static final int HOP = 160;
    private static final RealFft FFT = new RealFft(512);

    private final GemapsFormants formants = new GemapsFormants();

    private static double hamming(int i) {
        return 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (FRAME - 1));
    }

    private void measure(float[] samples, int at) {
        float[] frame = new float[512];
        for (int i = 0; i < FRAME && at + i < samples.length; i++) {
            frame[i] = (float) (hamming(i) * samples[at + i]);
        }
        float[] re = new float[FFT.bins()];
        float[] im = new float[FFT.bins()];
        FFT.transform(frame, re, im, FFT.newWorkspace());
        formants.resample(SideBySide.rows(re), SideBySide.rows(im));
        formants.measure(0);
    }

    private double[] figures() {
        return new double[] {
            formants.hz(0), formants.hz(1), formants.hz(2),
            formants.bandwidthHz(0), formants.bandwidthHz(1), formants.bandwidthHz(2)
        };
    }

    /** The definition, as slowly as it reads: the filter whose roots the formants are. */
    private static double[] filter(float[] samples, int at) {
        double[] y = new double[220];
        for (int k = 0; k < 110; k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < FRAME; i++) {
                double angle = -2 * Math.PI * k * (96 + i) / 512.0;
                re += hamming(i) * samples[at + i] * Math.cos(angle);
                im += hamming(i) * samples[at + i] * Math.sin(angle);
            }
            for (int m = 0; m < y.length; m++) {
                double angle = 2 * Math.PI * k * m * (16.0 / 11) / 512;
                y[m] += re * Math.cos(angle) - im * Math.sin(angle);
            }
        }
        double[] correlation = new double[12];
        for (int lag = 0; lag < correlation.length; lag++) {
            for (int m = lag; m < y.length; m++) {
                correlation[lag] += y[m] * y[m - lag];
            }
        }
        double[] a = new double[12];
        assertThat(new LinearPredictor(11).fit(correlation, 0, a)).isTrue();
        for (int i = 1; i < a.length; i++) {
            a[i] = -a[i];
        }
        return a;
    }

    /** How far from a root of {@code Σ a[i]·z^-i} in Hz, by one step of Newton's method. */
    private static double distanceHz(double[] a, double hz, double bandwidthHz) {
        double radius = Math.exp(-Math.PI * bandwidthHz / 11_000);
        double zr = radius * Math.cos(2 * Math.PI * hz / 11_000);
        double zi = radius * Math.sin(2 * Math.PI * hz / 11_000);
        double pr = 0;
        double pi = 0;
        double dr = 0;
        double di = 0;
        for (double coefficient : a) {
            double t = dr * zr - di * zi + pr;
            di = dr * zi + di * zr + pi;
            dr = t;
            t = pr * zr - pi * zi + coefficient;
            pi = pr * zi + pi * zr;
            pr = t;
        }
        return Math.hypot(pr, pi) / Math.hypot(dr, di) / radius * 11_000 / (2 * Math.PI);
    }

    static List<float[]> signals() {
        float[] vowel = Signals.voice(120, 0.2, RATE_HZ, 700, 1220, 2600);
        return List.of(
                vowel,
                Signals.voice(210, 0.2, RATE_HZ, 300, 870, 2240),
                Signals.whiteNoise(0.1, 0.2, RATE_HZ, 1),
                Signals.pinkNoise(0.1, 0.2, RATE_HZ, 2),
                Signals.mix(Signals.chirp(200, 3000, 0.5, 0.2, RATE_HZ), Signals.whiteNoise(0.01, 0.2, RATE_HZ, 3)),
                Signals.clipped(vowel, 0.1));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void areTheLowestRootsOfTheDefinition(float[] samples) {
        for (int at = 0; at + FRAME <= samples.length; at += HOP) {
            double[] a = filter(samples, at);
            measure(samples, at);
            for (int formant = 0; formant < 3; formant++) {
                double hz = formants.hz(formant);
                double width = formants.bandwidthHz(formant);
                assertThat(hz).isBetween(formant == 0 ? 0.0 : formants.hz(formant - 1), 5500.0);
                double distance = Math.min(distanceHz(a, hz, width), distanceHz(a, hz, -width));
                assertThat(distance)
                        .as("formant %s at %s: %s, %s", formant, at, hz, width)
                        .isLessThan(1 + 0.001 * width);
            }
        }
    }

    /** Made of figures of openSMILE 3.0.1 where the reference recordings hold one sample of ±1 in digital silence. */
    @ParameterizedTest(name = "impulse at {0}")
    @CsvSource({
        "12, 899.4, 1804.0, 2674.7, 1217.4, 1137.6, 966.8",
        "16, 906.4, 1820.7, 2700.6, 1300.3, 1208.4, 1012.5",
        "129, 899.3, 1804.0, 2674.9, 1221.8, 1141.6, 970.0",
        "164, 906.8, 1823.6, 2705.4, 1345.5, 1247.2, 1040.6",
        "267, 1304.2, 1572.5, 2828.1, 2428.9, 256.7, 1952.2",
        "275, 1395.4, 1661.1, 2821.2, 1558.0, 471.0, 1649.5"
    })
    void agreeOnSingleImpulses(int at, double f1, double f2, double f3, double b1, double b2, double b3) {
        float[] samples = new float[FRAME];
        samples[at] = 1 / 32768f;
        measure(samples, 0);
        double[] truth = {f1, f2, f3, b1, b2, b3};
        double[] actual = figures();
        for (int i = 0; i < truth.length; i++) {
            assertThat(actual[i]).isCloseTo(truth[i], within(0.002 * truth[i]));
        }
    }

    @Test
    void doNotDependOnTheScale() {
        float[] samples = Signals.voice(120, 0.1, RATE_HZ, 700, 1220, 2600);
        measure(samples, 320);
        double[] loud = figures();
        measure(Signals.scaled(samples, 1.0 / 1024), 320);
        assertThat(figures()).containsExactly(loud);
    }

    @Test
    void ofSilenceAreZero() {
        measure(Signals.voice(120, 0.1, RATE_HZ, 700, 1220, 2600), 320);
        measure(new float[FRAME], 0);
        assertThat(figures()).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE, Float.MIN_VALUE, 1})
    void areNeverUndefined(float value) {
        float[] samples = new float[FRAME];
        for (int length : new int[] {1, 2, 10, 300, FRAME}) {
            Arrays.fill(samples, 0, length, value);
            measure(samples, 0);
            assertThat(Arrays.stream(figures())).allMatch(figure -> figure >= 0 && figure < 1e6);
        }
    }

    @Test
    void agreeWithTheReferenceTracks() {
        List<String> recordings = OpenSmileReference.recordings();
        assertThat(recordings).hasSizeGreaterThan(10);
        String[] columns = {
            "F1frequency", "F2frequency", "F3frequency", "F1bandwidth", "F2bandwidth", "F3bandwidth",
        };
        List<double[][]> tracks = new ArrayList<>();
        for (String recording : recordings) {
            tracks.add(tracks(recording));
        }
        for (int column = 0; column < columns.length; column++) {
            List<double[]> actual = new ArrayList<>();
            List<double[]> expected = new ArrayList<>();
            for (int i = 0; i < recordings.size(); i++) {
                double[] reference = OpenSmileReference.track(recordings.get(i), columns[column] + "_sma3nz");
                double[] smooth = OpenSmileReference.smoothedBetweenZeros(tracks.get(i)[column]);
                // The reference repeats its first frame and knows less of the sound at its end.
                actual.add(Arrays.copyOfRange(smooth, 1, reference.length - 3));
                expected.add(Arrays.copyOfRange(reference, 1, reference.length - 3));
            }
            assertThat(OpenSmileReference.correlation(actual, expected))
                    .as(columns[column])
                    .isGreaterThan(0.995);
            double[] errors = errors(actual, expected);
            assertThat(errors[errors.length / 2])
                    .as("median error of %s", columns[column])
                    .isLessThan(2e-4);
            assertThat(errors[errors.length * 95 / 100])
                    .as("95th percentile of %s", columns[column])
                    .isLessThan(0.01);
        }
    }

    private double[][] tracks(String recording) {
        float[] samples = OpenSmileReference.samples(recording);
        double[][] tracks = new double[6][samples.length / HOP];
        for (int t = 0; t < samples.length / HOP; t++) {
            measure(samples, HOP * t);
            double[] figures = figures();
            for (int column = 0; column < figures.length; column++) {
                tracks[column][t] = figures[column];
            }
        }
        return tracks;
    }

    /** Relative to the reference, sorted. */
    private static double[] errors(List<double[]> actual, List<double[]> expected) {
        DoubleStream.Builder errors = DoubleStream.builder();
        for (int recording = 0; recording < actual.size(); recording++) {
            for (int t = 0; t < actual.get(recording).length; t++) {
                double truth = expected.get(recording)[t];
                errors.add(Math.abs(actual.get(recording)[t] - truth) / Math.max(1, truth));
            }
        }
        return errors.build().sorted().toArray();
    }
}
