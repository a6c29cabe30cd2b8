package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class OpusCodecTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return OpusCodec.defaults();
    }

    @Override
    String name() {
        return "opus";
    }

    @Test
    void theVoiceComesInTimeAndNearlyWhole() {
        float[] voice = voice(1, RATE);
        float[] out = apply(OpusCodec.defaults(), voice, 1).toArray();
        assertThat(Measured.snrDb(voice, out)).isBetween(5.0, 40.0);
        assertThat(20 * Math.log10(Signals.rms(out) / Signals.rms(voice))).isCloseTo(0, within(1.0));
    }

    @Test
    void fewerBitsLeaveLess() {
        float[] voice = voice(1, RATE);
        double few = Measured.snrDb(
                voice, apply(new OpusCodec(Range.of(6)), voice, 1).toArray());
        double many = Measured.snrDb(
                voice, apply(new OpusCodec(Range.of(64)), voice, 1).toArray());
        assertThat(many).isGreaterThan(few + 3);
    }
}
