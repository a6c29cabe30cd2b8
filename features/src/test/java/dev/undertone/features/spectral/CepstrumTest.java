package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CepstrumTest {

    @Test
    void aFlatSpectrumHasOnlyTheZerothCoefficient() {
        float[] db = new float[40];
        Arrays.fill(db, -30);
        float[] coefficients = new float[13];
        new Mfcc(new MfccOptions(13, 40, 0)).apply(db, coefficients, 0);
        assertThat((double) coefficients[0]).isCloseTo(-30 * Math.sqrt(40), within(1e-4));
        for (int n = 1; n < 13; n++) {
            assertThat((double) coefficients[n]).isCloseTo(0, within(1e-4));
        }
    }

    @Test
    void allCoefficientsKeepTheEnergy() {
        float[] db = Signals.whiteNoise(20, 64, 1, 3);
        float[] coefficients = new float[64];
        new Mfcc(new MfccOptions(64, 64, 0)).apply(db, coefficients, 0);
        assertThat(Signals.rms(coefficients)).isCloseTo(Signals.rms(db), within(1e-4));
    }

    @Test
    void lifteringWeighsEachCoefficient() {
        float[] db = Signals.whiteNoise(20, 40, 1, 4);
        float[] plain = new float[13];
        float[] liftered = new float[13];
        new Mfcc(new MfccOptions(13, 40, 0)).apply(db, plain, 0);
        new Mfcc(new MfccOptions(13, 40, 22)).apply(db, liftered, 0);
        for (int n = 0; n < 13; n++) {
            double weight = 1 + 11 * Math.sin(Math.PI * (n + 1) / 22);
            assertThat((double) liftered[n]).isCloseTo(weight * plain[n], within(1e-3));
        }
    }

    @Test
    void deltasOfALineAndAParabola() {
        float[] values = new float[2 * 20];
        for (int t = 0; t < 20; t++) {
            values[2 * t] = 3 * t - 7;
            values[2 * t + 1] = t * t;
        }
        float[] first = Delta.FIRST.apply(values, 2);
        float[] second = Delta.SECOND.apply(values, 2);
        for (int t = 0; t < 20; t++) {
            assertThat((double) first[2 * t]).isCloseTo(3, within(1e-4));
            assertThat((double) second[2 * t]).isCloseTo(0, within(1e-4));
            assertThat((double) second[2 * t + 1]).isCloseTo(2, within(1e-3));
        }
        assertThat((double) first[2 * 10 + 1]).isCloseTo(20, within(1e-3));
    }

    @Test
    void decibelsHaveAFloorAndARange() {
        float[] db = {1, 100, 0, 1e-9f};
        Decibels.fromPowers(db);
        assertThat(db).containsExactly(0, 20, -100, -90);
        Decibels.limitRange(db, 80);
        assertThat(db).containsExactly(0, 20, -60, -60);
    }

    @Test
    void fastDecibelsAreThoseOfTheLogarithm() {
        float[] powers = new float[20_000];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = (float) Math.pow(10, -12 + i * 0.001);
        }
        float[] db = powers.clone();
        Decibels.fromPowers(db);
        for (int i = 0; i < powers.length; i++) {
            double expected = Decibels.fromPower(powers[i]);
            assertThat((double) db[i]).isCloseTo(expected, within(1e-6 + 2e-7 * Math.abs(expected)));
        }
        float[] broken = {Float.NaN, Float.POSITIVE_INFINITY};
        Decibels.fromPowers(broken);
        assertThat(broken).containsOnly(Float.NaN);
    }

    @Test
    void sayWhatIsWrong() {
        assertThatThrownBy(() -> new MfccOptions(99, 40, 0))
                .hasMessage("coefficients must be in 1..40 (melBands) but was 99");
        assertThatThrownBy(() -> new MfccOptions(13, 40, -1)).hasMessageContaining("lifter");
        assertThatThrownBy(() -> Delta.FIRST.apply(new float[8], 1))
                .hasMessage("deltas need at least 9 frames but there were 8");
    }
}
