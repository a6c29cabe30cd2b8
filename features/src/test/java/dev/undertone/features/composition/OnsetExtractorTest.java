package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.features.FeatureMatrix;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class OnsetExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "onset-strength: {melBands: 40}";
    }

    @Test
    void isGreatestWhereSoundBegins() {
        FeatureMatrix strength =
                extract(Signals.concat(Signals.silence(0.5, RATE_HZ), Signals.whiteNoise(0.1, 0.5, RATE_HZ, 1)));
        int greatest = 0;
        for (int frame = 1; frame < strength.frames(); frame++) {
            greatest = strength.get(frame, 0) > strength.get(greatest, 0) ? frame : greatest;
        }
        assertThat(greatest).isBetween(49, 50);
        assertThat(strength.get(greatest, 0)).isGreaterThan(40);
        assertThat(strength.get(30, 0)).isZero();
    }
}
