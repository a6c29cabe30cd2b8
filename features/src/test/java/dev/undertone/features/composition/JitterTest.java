package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.FeatureMatrix;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class JitterTest extends FrameExtractorContract {

    @Override
    String before() {
        return "f0: {method: shs}";
    }

    @Override
    String feature() {
        return "jitter";
    }

    /** Successive periods differ by 2 % of their mean. */
    @Test
    void isTheChangeOfAlternatingPeriods() {
        FeatureMatrix jitter = extract(pulses());
        for (int frame = 20; frame < 150; frame++) {
            assertThat(jitter.get(frame, 1)).as("frame %s", frame).isCloseTo(0.02f, within(0.001f));
        }
    }

    private static float[] pulses() {
        return Signals.perturbedPulses(125, 0.02, 0, 2, RATE_HZ);
    }
}
