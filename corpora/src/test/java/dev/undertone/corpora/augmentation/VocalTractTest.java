package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocalTractTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return VocalTract.defaults();
    }

    @Override
    String name() {
        return "vocal-tract";
    }

    @ParameterizedTest
    @CsvSource({"120, 1.1", "120, 0.9", "200, 1.1", "240, 0.85"})
    void formantsMoveByTheFactorAndPitchStays(double f0, double factor) {
        float[] vowel = Signals.voice(f0, 1, RATE, 700, 1220, 2600);
        float[] other = Signals.voice(f0, 1, RATE, 700 * factor, 1220 * factor, 2600 * factor);
        float[] out = apply(new VocalTract(Range.of(factor)), vowel, 1).toArray();
        double apart = Measured.harmonicsApartDb(out, other, f0, RATE);
        assertThat(apart).isLessThan(4);
        assertThat(apart).isLessThan(0.5 * Measured.harmonicsApartDb(vowel, other, f0, RATE));
        assertThat(Measured.levelDb(out, f0, RATE) - Measured.levelDb(out, f0 * 1.3, RATE))
                .isGreaterThan(30);
    }

    @Test
    void withFactorOneNothingChanges() {
        float[] voice = voice(0.5, RATE);
        assertThat(Measured.snrDb(
                        voice, apply(new VocalTract(Range.of(1)), voice, 1).toArray()))
                .isGreaterThan(80);
    }
}
