package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Telephone.defaults();
    }

    @Override
    String name() {
        return "telephone";
    }

    @ParameterizedTest
    @CsvSource({"60, -50", "100, -35", "150, -20", "4200, -60", "6000, -60"})
    void whatLiesOutsideTheBandIsGone(double hz, double most) {
        float[] tone = Signals.tone(hz, 0.5, 1, RATE);
        float[] out = apply(new Telephone(false), tone, 1).toArray();
        assertThat(20 * Math.log10(inner(out) / inner(tone))).isLessThan(most);
    }

    /** Without the ends, where a tone that begins and breaks off is heard at all frequencies. */
    private static double inner(float[] samples) {
        return Signals.rms(Arrays.copyOfRange(samples, samples.length / 5, samples.length * 4 / 5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {600, 1000, 2000, 2600})
    void whatLiesInsideStays(double hz) {
        float[] tone = Signals.tone(hz, 0.5, 1, RATE);
        float[] out = apply(Telephone.defaults(), tone, 1).toArray();
        assertThat(20 * Math.log10(Signals.rms(out) / Signals.rms(tone))).isCloseTo(0, within(0.6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.05, 0.005})
    void muLawKeepsItsRatioAtAllLevels(double amplitude) {
        float[] tone = Signals.tone(997, amplitude, 1, RATE);
        float[] plain = apply(new Telephone(false), tone, 1).toArray();
        float[] coded = apply(new Telephone(true), tone, 1).toArray();
        // G.711 promises about 38 dB over a wide range of levels.
        assertThat(Measured.snrDb(plain, coded)).isBetween(28.0, 45.0);
    }
}
