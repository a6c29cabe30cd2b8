package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class OverloadTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Overload.defaults();
    }

    @Override
    String name() {
        return "overload";
    }

    @Test
    void nothingExceedsTheLimit() {
        float[] tone = Signals.tone(200, 0.8, 0.5, RATE);
        float[] out = apply(new Overload(Range.of(0.5)), tone, 1).toArray();
        for (int i = 0; i < out.length; i++) {
            assertThat(out[i]).isCloseTo(Math.max(-0.4f, Math.min(0.4f, tone[i])), within(1e-4f));
        }
    }
}
