package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReverberationTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Reverberation.defaults();
    }

    @Override
    String name() {
        return "room";
    }

    @ParameterizedTest
    @CsvSource({"0.2, 1", "0.5, 2", "1.2, 3", "2.5, 4"})
    void soundDecaysInTheTimeAsked(double seconds, long seed) {
        float[] click = Signals.silence(1.5 * seconds + 0.2, RATE);
        click[0] = 0.5f;
        float[] out = apply(new Reverberation(Range.of(seconds), Range.of(0)), click, seed)
                .toArray();
        double[] left = new double[out.length + 1];
        for (int i = out.length - 1; i > 0; i--) {
            left[i] = left[i + 1] + out[i] * out[i];
        }
        int from = after(left, -5);
        int to = after(left, -35);
        assertThat(2.0 * (to - from) / RATE).isCloseTo(seconds, within(0.1 * seconds));
    }

    /** Where the energy still to come has fallen so far, by Schroeder. */
    private static int after(double[] left, double db) {
        int at = 1;
        while (left[at] > left[1] * Math.pow(10, db / 10)) {
            at++;
        }
        return at;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-6, 0, 12})
    void directSoundIsAsStrongAsAsked(double db) {
        float[] click = Signals.silence(1, RATE);
        click[0] = 0.5f;
        float[] out =
                apply(new Reverberation(Range.of(0.4), Range.of(db)), click, 5).toArray();
        double direct = (double) out[0] * out[0];
        double all = out.length * Math.pow(Signals.rms(out), 2);
        assertThat(Measured.db(direct / (all - direct))).isCloseTo(db, within(0.05));
        assertThat(Signals.rms(out)).isCloseTo(Signals.rms(click), within(1e-4 * Signals.rms(click)));
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void blocksJoinToTheWholeConvolution(long seed) {
        float[] samples = Signals.whiteNoise(0.3, 0.5, RATE, seed);
        float[] response = Signals.whiteNoise(0.3, 0.06, RATE, seed + 10);
        float[] out = Convolution.apply(samples, response);
        for (int i = 0; i < samples.length; i += 97) {
            double sum = 0;
            for (int k = 0; k < response.length && k <= i; k++) {
                sum += (double) response[k] * samples[i - k];
            }
            assertThat((double) out[i]).isCloseTo(sum, within(1e-4));
        }
    }
}
