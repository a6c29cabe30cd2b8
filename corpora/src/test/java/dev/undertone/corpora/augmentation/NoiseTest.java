package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Noise.defaults();
    }

    @Override
    String name() {
        return "noise";
    }

    @ParameterizedTest
    @CsvSource({"WHITE, 20", "WHITE, -5", "PINK, 10", "BROWN, 0", "PINK, 60"})
    void theRatioIsMet(NoiseColour colour, double snr) {
        float[] voice = voice(1, RATE);
        float[] out = apply(new Noise(colour, Range.of(snr)), voice, 1).toArray();
        assertThat(Measured.snrDb(voice, out)).isCloseTo(snr, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"WHITE, 0", "PINK, -3.01", "BROWN, -6.02"})
    void coloursFallAsSaid(NoiseColour colour, double dbPerOctave) {
        float[] noise = colour.draw(1 << 17, new SplittableRandom(4));
        double low = band(noise, 250);
        double high = band(noise, 2000);
        assertThat((high - low) / 3).isCloseTo(dbPerOctave, within(0.35));
    }

    /** Density of power in dB over an octave from {@code hz} on. */
    private static double band(float[] noise, double hz) {
        double sum = 0;
        int count = 400;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(10, Measured.levelDb(noise, hz * Math.pow(2, (double) i / count), RATE) / 10);
        }
        return Measured.db(sum / count);
    }
}
