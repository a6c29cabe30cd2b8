package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class EmphasisTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Emphasis.defaults();
    }

    @Override
    String name() {
        return "pre-emphasis";
    }

    @Test
    void lowFrequenciesFall() {
        float[] tone = Signals.tone(1000, 0.5, 0.5, RATE);
        float[] out = apply(new Emphasis(Range.of(0.9)), tone, 1).toArray();
        double w = 2 * Math.PI * 1000 / RATE;
        double gain = Math.sqrt(1 + 0.81 - 1.8 * Math.cos(w));
        assertThat(Signals.rms(out) / Signals.rms(tone)).isCloseTo(gain, within(0.002));
    }
}
