package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Gain.defaults();
    }

    @Override
    String name() {
        return "gain";
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -6, 0, 12})
    void theLevelChangesByAsMuch(double db) {
        float[] voice = voice(0.5, RATE);
        float[] out = apply(new Gain(Range.of(db)), voice, 1).toArray();
        assertThat(20 * Math.log10(Signals.rms(out) / Signals.rms(voice))).isCloseTo(db, within(1e-4));
    }

    @Test
    void aRangeIsDrawnFromEvenly() {
        float[] one = {1};
        double low = 99;
        double high = -99;
        double mean = 0;
        for (int seed = 0; seed < 1000; seed++) {
            double db = 20
                    * Math.log10(apply(new Gain(new Range(-6, 12)), one, seed).sample(0));
            low = Math.min(low, db);
            high = Math.max(high, db);
            mean += db / 1000;
        }
        assertThat(low).isBetween(-6.001, -5.8);
        assertThat(high).isBetween(11.8, 12.001);
        assertThat(mean).isCloseTo(3, within(0.5));
    }

    @Test
    void limitsAreNamed() {
        assertThatThrownBy(() -> new Gain(Range.of(99)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gain in dB must be in -60..40 but was 99");
    }
}
