package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class EqualiserTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Equaliser.defaults();
    }

    @Override
    String name() {
        return "equaliser";
    }

    @Test
    void alikeInAllBandsItIsAGainInTime() {
        float[] voice = Signals.voice(150, 0.5, RATE, 700, 1220, 2600);
        float[] louder =
                apply(new Equaliser(Range.of(6), Range.of(0)), voice, 1).toArray();
        float gain = (float) Math.pow(10, 6 / 20.0);
        float[] rest = Signals.mix(louder, Signals.scaled(voice, -gain));
        assertThat(Signals.rms(rest)).isLessThan(1e-4 * Signals.rms(voice));
    }

    @Test
    void tiltIsInDbPerOctaveAround1KHz() {
        for (double hz : new double[] {250, 500, 1000, 2000, 4000}) {
            float[] tone = Signals.tone(hz, 0.1, 0.5, RATE);
            float[] out =
                    apply(new Equaliser(Range.of(0), Range.of(3)), tone, 1).toArray();
            double gain = Measured.levelDb(out, hz, RATE) - Measured.levelDb(tone, hz, RATE);
            assertThat(gain).as("at %s Hz", hz).isCloseTo(3 * Math.log(hz / 1000) / Math.log(2), within(0.3));
        }
    }

    @Test
    void eachRecordingHasAResponseOfItsOwn() {
        float[] voice = Signals.voice(150, 0.5, RATE, 700, 1220, 2600);
        float[] one = apply(Equaliser.defaults(), voice, 1).toArray();
        float[] other = apply(Equaliser.defaults(), voice, 2).toArray();
        assertThat(Signals.rms(Signals.mix(one, Signals.scaled(other, -1)))).isGreaterThan(0.05 * Signals.rms(voice));
    }
}
