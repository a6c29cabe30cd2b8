package dev.undertone.recognition.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualValueTest {

    private static final Offset<Double> TWO_BINS = within(2.0 / 500);

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isTheMedianAndItsDeviation(long seed) {
        Random random = new Random(seed);
        UsualValue usual = new UsualValue(-1);
        assertThat(usual.median()).isEmpty();
        assertThat(usual.spread()).isEmpty();
        double[] values = new double[1 + 2 * random.nextInt(400)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(-1, Math.min(1, 0.3 + 0.3 * random.nextGaussian()));
            usual.add(values[i], 0.5);
        }
        double median = median(values);
        assertThat(usual.median().orElseThrow()).isCloseTo(median, TWO_BINS);
        double[] distances =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        assertThat(usual.spread().orElseThrow()).isCloseTo(1.4826 * median(distances), within(3.0 / 500));
        assertThat(usual.seconds()).isEqualTo(values.length / 2.0);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
