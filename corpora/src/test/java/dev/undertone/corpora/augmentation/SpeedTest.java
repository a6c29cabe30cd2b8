package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Speed.defaults();
    }

    @Override
    String name() {
        return "speed";
    }

    @Override
    Range length(int samples) {
        return new Range(samples / 1.1, samples / 0.9 + 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.92, 1.08, 2})
    void pitchAndTempoChangeTogether(double factor) {
        float[] out = apply(new Speed(Range.of(factor)), Signals.tone(440, 0.5, 1, RATE), 1)
                .toArray();
        assertThat(Measured.cents(Measured.toneHz(out, RATE), 440 * factor)).isCloseTo(0, within(0.5));
        assertThat((double) out.length).isCloseTo(RATE / factor, within(1.0));
    }
}
