package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.FeatureMatrix;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class SubharmonicExtractorTest extends FrameExtractorContract {

    @Override
    String feature() {
        return "f0: {method: shs, minHz: 60, maxHz: 600}";
    }

    @Test
    void hearsThePitchWhereItSounds() {
        FeatureMatrix f0 =
                extract(Signals.concat(Signals.silence(0.5, RATE_HZ), Signals.voice(140, 1, RATE_HZ, 700, 1220, 2600)));
        for (int frame = 0; frame < 45; frame++) {
            assertThat(f0.get(frame, 0)).isZero();
        }
        for (int frame = 55; frame < 145; frame++) {
            assertThat(f0.get(frame, 0)).as("frame %s", frame).isCloseTo(140, within(1.5f));
        }
    }
}
