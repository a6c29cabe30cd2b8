package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.spectral.Decibels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelSumsTest {

    private static final float[] SILENCE = new float[FrameBlock.LANES];

    /** One by one and in double precision. */
    private static double plain(float[] powers, int count, double greatest, double rangeDb) {
        double floor = Decibels.fromPower(greatest) - rangeDb;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.max(floor, 10 * Math.log10(Math.max(powers[i], Decibels.MIN_POWER)));
        }
        return sum;
    }

    @ParameterizedTest(name = "{0} frames, {1} dB, up to {2}")
    @CsvSource({"64, 80, 1", "64, 80, 3e6", "1, 80, 1e-6", "37, 80, 1e3", "63, 120, 1e4", "64, 1000, 1e30", "9, 1, 5"})
    void equalsTheSumOfLevelsOneByOne(int count, double rangeDb, float greatest) {
        Random random = new Random(count);
        float[] powers = new float[FrameBlock.LANES];
        for (int i = 0; i < count; i++) {
            powers[i] = (float) (greatest * Math.pow(10, -15 * random.nextDouble()));
        }
        // What is beyond the frames does not count.
        Arrays.fill(powers, count, powers.length, greatest);
        powers[0] = greatest;
        double sum = new LevelSums(greatest, rangeDb).of(powers, count);
        assertThat(sum).isCloseTo(plain(powers, count, greatest, rangeDb), within(1e-4 * count));
    }

    @Test
    void silenceHasTheLeastLevel() {
        double sum = new LevelSums(0, Decibels.RANGE_DB).of(SILENCE, 10);
        assertThat(sum).isCloseTo(-1000, within(1e-3));
    }

    @Test
    void aRowIsLeftAsItWas() {
        float[] powers = SILENCE.clone();
        new LevelSums(1, Decibels.RANGE_DB).of(powers, powers.length);
        assertThat(powers).isEqualTo(SILENCE);
    }
}
