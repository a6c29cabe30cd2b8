package dev.undertone.features.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FastLogarithmsTest {

    @Test
    void log2IsThatOfTheLibrary() {
        for (float x = Float.MIN_NORMAL; x < Float.MAX_VALUE / 1.3f; x *= 1.0137f) {
            double exact = Math.log(x) / Math.log(2);
            assertThat((double) FastLogarithms.log2(x))
                    .as("%s", x)
                    .isCloseTo(exact, within(3e-7 + 3e-7 * Math.abs(exact)));
        }
        assertThat(FastLogarithms.log2(1)).isZero();
        assertThat(FastLogarithms.log2(1024)).isEqualTo(10);
    }

    @Test
    void exp2IsThatOfTheLibrary() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            float x = (float) (random.nextDouble() * 253 - 126);
            double exact = Math.pow(2, x);
            assertThat((double) FastLogarithms.exp2(x)).as("%s", x).isCloseTo(exact, within(5e-7 * exact));
        }
        assertThat(FastLogarithms.exp2(-3)).isEqualTo(0.125f);
    }
}
