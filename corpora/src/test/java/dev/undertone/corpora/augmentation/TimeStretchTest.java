package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeStretchTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return TimeStretch.defaults();
    }

    @Override
    String name() {
        return "stretch";
    }

    @Override
    Range length(int samples) {
        return new Range(samples / 1.15 - 1, samples / 0.85 + 1);
    }

    @ParameterizedTest
    @CsvSource({"100, 0.5", "220, 0.85", "440, 1.15", "997, 0.9", "1500, 1.3", "3000, 2", "3000, 0.7"})
    void thePitchStaysAndTheDurationIsMet(double hz, double tempo) {
        float[] out = apply(new TimeStretch(Range.of(tempo)), Signals.tone(hz, 0.5, 2, RATE), 1)
                .toArray();
        assertThat((double) out.length).isCloseTo(2 * RATE / tempo, within(1.0));
        assertThat(Measured.cents(Measured.toneHz(out, RATE), hz)).isCloseTo(0, within(10.0));
        assertThat(20 * Math.log10(Signals.rms(out) / Signals.rms(Signals.tone(hz, 0.5, 2, RATE))))
                .isCloseTo(0, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1.4})
    void eventsComeWhenTheTempoSays(double tempo) {
        float[] samples = Signals.silence(3, RATE);
        double[] at = {0.5, 1.2, 2.5};
        for (double seconds : at) {
            float[] burst = Signals.tone(500, 0.5, 0.05, RATE);
            System.arraycopy(burst, 0, samples, (int) (seconds * RATE), burst.length);
        }
        float[] out = apply(new TimeStretch(Range.of(tempo)), samples, 1).toArray();
        for (double seconds : at) {
            int from = (int) ((seconds + 0.025) / tempo * RATE);
            assertThat(Signals.rms(Arrays.copyOfRange(out, from - 160, from + 160)))
                    .isGreaterThan(0.2);
            assertThat(Signals.rms(Arrays.copyOfRange(out, from + 1600, from + 3200)))
                    .isLessThan(0.001);
        }
    }
}
