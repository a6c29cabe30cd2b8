package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    static IntStream sizes() {
        return IntStream.rangeClosed(2, 12).map(log -> 1 << log);
    }

    @ParameterizedTest(name = "size={0}")
    @MethodSource("sizes")
    void equalsTheDefinition(int size) {
        RealFft fft = new RealFft(size);
        RealFft.Workspace workspace = fft.newWorkspace();
        float[] x = Signals.whiteNoise(1, size, 1, size);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        float[] power = new float[fft.bins()];
        fft.transform(x, re, im, workspace);
        fft.power(x, power, workspace);
        double tolerance = 2e-7 * Math.sqrt(size) * Math.log(size);
        double[] cosine = new double[size];
        double[] sine = new double[size];
        for (int n = 0; n < size; n++) {
            cosine[n] = Math.cos(2 * Math.PI * n / size);
            sine[n] = Math.sin(2 * Math.PI * n / size);
        }
        for (int k = 0; k < fft.bins(); k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int n = 0; n < size; n++) {
                sumRe += x[n] * cosine[k * n % size];
                sumIm -= x[n] * sine[k * n % size];
            }
            assertThat((double) re[k]).as("re[%d]", k).isCloseTo(sumRe, within(tolerance));
            assertThat((double) im[k]).as("im[%d]", k).isCloseTo(sumIm, within(tolerance));
            assertThat((double) power[k])
                    .as("power[%d]", k)
                    .isCloseTo(sumRe * sumRe + sumIm * sumIm, within(tolerance * 5 * Math.sqrt(size)));
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void keepsTheEnergy(long seed) {
        RealFft fft = new RealFft(1024);
        float[] x = Signals.whiteNoise(0.1, 1024, 1, seed);
        float[] power = new float[fft.bins()];
        fft.power(x, power, fft.newWorkspace());
        double spectral = power[0] + power[512];
        for (int k = 1; k < 512; k++) {
            spectral += 2.0 * power[k];
        }
        double energy = 1024 * Math.pow(Signals.rms(x), 2);
        assertThat(spectral / 1024).isCloseTo(energy, within(1e-5 * energy));
    }

    @Test
    void impulseIsFlatAndADelayTurnsPhase() {
        RealFft fft = new RealFft(64);
        float[] x = new float[64];
        x[3] = 1;
        float[] re = new float[33];
        float[] im = new float[33];
        fft.transform(x, re, im, fft.newWorkspace());
        for (int k = 0; k <= 32; k++) {
            assertThat((double) re[k]).isCloseTo(Math.cos(2 * Math.PI * 3 * k / 64), within(1e-6));
            assertThat((double) im[k]).isCloseTo(-Math.sin(2 * Math.PI * 3 * k / 64), within(1e-6));
        }
    }

    @Test
    void sayWhatIsWrong() {
        assertThatThrownBy(() -> new RealFft(500))
                .hasMessageContaining("power of two in 4..")
                .hasMessageContaining("500");
        RealFft fft = new RealFft(64);
        assertThatThrownBy(() -> fft.power(new float[63], new float[33], fft.newWorkspace()))
                .hasMessageContaining("at least the FFT size (64) but were 63");
        assertThatThrownBy(() -> fft.power(new float[64], new float[33], new RealFft(32).newWorkspace()))
                .hasMessageContaining("this plan (size 64)");
    }
}
