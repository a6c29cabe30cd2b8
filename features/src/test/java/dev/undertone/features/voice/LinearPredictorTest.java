package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPredictorTest {

    private static final int ORDER = 6;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void leavesAnErrorThatTheSamplesBeforeDoNotExplain(long seed) {
        Random random = new Random(seed);
        double[] samples = new double[200];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextGaussian() + (i == 0 ? 0 : 0.8 * samples[i - 1]);
        }
        double[] correlation = new double[ORDER + 1];
        for (int lag = 0; lag <= ORDER; lag++) {
            for (int i = lag; i < samples.length; i++) {
                correlation[lag] += samples[i] * samples[i - lag];
            }
        }
        double[] a = new double[ORDER + 1];
        assertThat(new LinearPredictor(ORDER).fit(correlation, 0, a)).isTrue();
        assertThat(a[0]).isEqualTo(1);
        for (int lag = 1; lag <= ORDER; lag++) {
            double left = 0;
            for (int i = 0; i <= ORDER; i++) {
                left += a[i] * correlation[Math.abs(lag - i)];
            }
            assertThat(left / correlation[0]).as("lag %s", lag).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void findsTheFilterOfAProcessOfFirstOrder() {
        double[] a = new double[3];
        assertThat(new LinearPredictor(2).fit(new double[] {1, 0.5, 0.25}, 0, a))
                .isTrue();
        assertThat(a).containsExactly(new double[] {1, -0.5, 0}, within(1e-15));
    }

    @Test
    void refusesSilence() {
        assertThat(new LinearPredictor(2).fit(new double[3], 1e-5, new double[3]))
                .isFalse();
    }

    @Test
    void refusesWhatIsPredictedExactly() {
        assertThat(new LinearPredictor(2).fit(new double[] {1, 1, 1}, 0, new double[3]))
                .isFalse();
    }
}
