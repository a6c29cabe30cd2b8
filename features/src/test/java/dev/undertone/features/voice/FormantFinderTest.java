package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.WindowFunction;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormantFinderTest {

    private static final int RATE_HZ = 16_000;
    private static final RealFft FFT = new RealFft(1024);

    private static float[] power(float[] samples) {
        float[] window = WindowFunction.HAMMING.periodic(400);
        float[] frame = new float[1024];
        for (int i = 0; i < window.length; i++) {
            frame[i] = window[i] * samples[2000 + i];
        }
        float[] power = new float[FFT.bins()];
        FFT.power(frame, power, FFT.newWorkspace());
        return power;
    }

    @ParameterizedTest(name = "{0} Hz: {1} {2} {3}")
    @CsvSource({
        "100, 700, 1220, 2600",
        "120, 300, 870, 2240",
        "120, 270, 2290, 3010",
        "140, 530, 1840, 2480",
        "200, 850, 1610, 2850"
    })
    void findsTheFormantsOfVowels(double f0Hz, float f1, float f2, float f3) {
        FormantFinder finder = new FormantFinder(1024, RATE_HZ);
        assertThat(finder.find(power(Signals.voice(f0Hz, 0.5, RATE_HZ, f1, f2, f3))))
                .isEqualTo(3);
        float[] truth = {f1, f2, f3};
        for (int formant = 0; formant < 3; formant++) {
            // A formant cannot be known better than to a fraction of the harmonics' spacing.
            assertThat(finder.hz(formant)).as("formant %s", formant + 1).isCloseTo(truth[formant], within((float)
                    Math.max(0.05 * truth[formant], f0Hz / 3)));
            assertThat(finder.bandwidthHz(formant)).isBetween(20f, 800f);
        }
    }

    @Test
    void findsNoneInSilence() {
        assertThat(new FormantFinder(1024, RATE_HZ).find(new float[513])).isZero();
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rootsOfAProductAreItsFactors(long seed) {
        Random random = new Random(seed);
        int pairs = 8;
        double[] polynomial = {1};
        double[] angles = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            angles[i] = Math.PI * (i + 0.2 + 0.6 * random.nextDouble()) / pairs;
            double radius = 0.6 + 0.39 * random.nextDouble();
            polynomial = times(polynomial, 1, -2 * radius * Math.cos(angles[i]), radius * radius);
        }
        polynomial = times(polynomial, 1, -0.3, -0.28);
        double[] re = new double[9];
        double[] im = new double[9];
        assertThat(new PolynomialRoots(18).upperHalf(polynomial, 18, re, im)).isEqualTo(pairs);
        double[] found = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            found[i] = Math.atan2(im[i], re[i]);
        }
        Arrays.sort(found);
        assertThat(found).containsExactly(angles, within(1e-6));
    }

    private static double[] times(double[] polynomial, double... factor) {
        double[] product = new double[polynomial.length + factor.length - 1];
        for (int i = 0; i < polynomial.length; i++) {
            for (int j = 0; j < factor.length; j++) {
                product[i + j] += polynomial[i] * factor[j];
            }
        }
        return product;
    }
}
