package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class HarmonicsToNoiseExtractorTest extends FrameExtractorContract {

    @Override
    String before() {
        return "f0: {method: shs}";
    }

    @Override
    String feature() {
        return "hnr";
    }

    @Test
    void fallsWithNoise() {
        float[] voice = Signals.voice(200, 1, RATE_HZ, 700, 1220, 2600);
        float clean = extract(voice).get(50, 1);
        float noisy = extract(Signals.noisy(voice, 3, RATE_HZ, 1)).get(50, 1);
        assertThat(clean).isBetween(10f, 20f);
        assertThat(noisy).isCloseTo(3, within(2f));
    }

    @Test
    void isZeroWithoutPitch() {
        assertThat(extract(Signals.silence(1, RATE_HZ)).get(50, 1)).isZero();
    }
}
