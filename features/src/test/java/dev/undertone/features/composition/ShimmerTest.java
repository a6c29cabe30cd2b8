package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.FeatureMatrix;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShimmerTest extends FrameExtractorContract {

    @Override
    String before() {
        return "f0: {method: shs}";
    }

    @Override
    String feature() {
        return "shimmer";
    }

    @Test
    void isTheChangeOfAlternatingPulses() {
        float steady = median(Signals.perturbedPulses(125, 0, 0, 2, RATE_HZ));
        float uneven = median(Signals.perturbedPulses(125, 0, 0.1, 2, RATE_HZ));
        assertThat(steady).isLessThan(0.01f);
        assertThat(uneven).isCloseTo((float) (20 * Math.log10(1.1)), within(0.02f));
    }

    private float median(float[] samples) {
        FeatureMatrix shimmer = extract(samples);
        float[] sorted = new float[shimmer.frames()];
        for (int frame = 0; frame < sorted.length; frame++) {
            sorted[frame] = shimmer.get(frame, 1);
        }
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
