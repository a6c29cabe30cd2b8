package dev.undertone.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceStatisticsTest {

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void mergedWindowByWindowAreThoseOfAllRowsAtOnce(long seed) {
        Random random = new Random(seed);
        int dims = 3;
        int windows = 1 + random.nextInt(30);
        List<VoiceStatistics> parts = new ArrayList<>();
        double[] sum = new double[dims];
        double[] squares = new double[dims];
        int rows = 0;
        for (int w = 0; w < windows; w++) {
            float[] values = new float[dims * (1 + random.nextInt(5))];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (1000 + random.nextGaussian());
                sum[i % dims] += values[i];
            }
            rows += values.length / dims;
            for (int i = 0; i < values.length; i++) {
                squares[i % dims] += (double) values[i] * values[i];
            }
            parts.add(VoiceStatistics.of(MeasuredRows.of(values, dims, true)));
        }
        VoiceStatistics merged = parts.stream().reduce(VoiceStatistics::merged).orElseThrow();
        assertThat(merged.windows()).isEqualTo(windows);
        assertThat(merged.rows()).isEqualTo(rows);
        for (int d = 0; d < dims; d++) {
            double mean = sum[d] / rows;
            assertThat(merged.mean(d)).isCloseTo(mean, within(1e-9));
            double variance = rows == 1 ? 0 : (squares[d] - rows * mean * mean) / (rows - 1);
            assertThat(merged.variance(d)).isCloseTo(variance, within(1e-5));
        }
    }

    @Test
    void refusesOtherDimensionsAndWhatIsNoNumber() {
        VoiceStatistics two = VoiceStatistics.of(MeasuredRows.of(new float[] {1, 2}, 2, false));
        VoiceStatistics one = VoiceStatistics.of(MeasuredRows.of(new float[] {1}, 1, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.merged(one))
                .withMessageContaining("dimensions must be 2 but were 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VoiceStatistics.of(1, 1, new double[] {Double.NaN}, new double[1]))
                .withMessageContaining("dimension 0 must have a finite mean");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VoiceStatistics.of(2, 1, new double[1], new double[1]))
                .withMessageContaining("rows must be at least windows (2)");
    }
}
