package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.features.FeatureMatrix;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class PcenExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "pcen: {bands: 40}";
    }

    /** What is left of a gain of 10 once the slow level has followed: {@code 10^(1 - 0.98)}, before the root. */
    @Test
    void takesLevelsOut() {
        float[] noise = Signals.whiteNoise(0.01, 3, RATE_HZ, 1);
        FeatureMatrix soft = extract(noise);
        FeatureMatrix loud = extract(Signals.scaled(noise, 10));
        for (int band = 0; band < soft.dims(); band++) {
            assertThat(loud.get(280, band) / soft.get(280, band)).isBetween(1f, 1.05f);
        }
    }

    @Test
    void isZeroInSilence() {
        assertThat(extract(Signals.silence(1, RATE_HZ)).toArray()).containsOnly(0f);
    }
}
