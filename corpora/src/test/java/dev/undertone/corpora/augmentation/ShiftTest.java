package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShiftTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Shift.defaults();
    }

    @Override
    String name() {
        return "shift";
    }

    @Test
    void soundIsMovedAndWrapped() {
        float[] samples = new float[RATE];
        samples[100] = 1;
        assertThat(apply(new Shift(Range.of(0.25), true), samples, 1).sample(4100))
                .isEqualTo(1);
        assertThat(apply(new Shift(Range.of(-0.25), true), samples, 1).sample(12_100))
                .isEqualTo(1);
    }

    @Test
    void withoutWrappingSilenceComesIn() {
        float[] samples = new float[RATE];
        Arrays.fill(samples, 0.5f);
        float[] later = apply(new Shift(Range.of(0.25), false), samples, 1).toArray();
        assertThat(later[3999]).isZero();
        assertThat(later[4000]).isEqualTo(0.5f);
        assertThat(apply(new Shift(Range.of(2), false), samples, 1).toArray()).containsOnly(0);
    }
}
