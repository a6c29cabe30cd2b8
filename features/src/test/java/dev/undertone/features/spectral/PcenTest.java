package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PcenTest {

    private static final double FRAMES_PER_SECOND = 22_050.0 / 512;

    private static float last(PcenOptions options, int frames, float... energy) {
        Pcen pcen = new Pcen(options, energy.length, FRAMES_PER_SECOND);
        float[] out = new float[energy.length];
        for (int t = 0; t < frames; t++) {
            pcen.apply(energy, out);
        }
        return out[0];
    }

    @Test
    void aSteadyBandSettlesWhereTheFormulaSays() {
        for (float energy : new float[] {0.01f, 3, 5e6f}) {
            double settled = Math.sqrt(energy * Math.pow(1e-6 + energy, -0.98) + 2) - Math.sqrt(2);
            assertThat((double) last(PcenOptions.defaults(), 2000, energy)).isCloseTo(settled, within(1e-5 * settled));
        }
    }

    @Test
    void theFirstFrameStartsFromALevelOfOne() {
        double t = 0.4 * FRAMES_PER_SECOND;
        double smoothing = (Math.sqrt(1 + 4 * t * t) - 1) / (2 * t * t);
        double level = 1 + smoothing * (9 - 1);
        assertThat((double) last(PcenOptions.defaults(), 1, 9))
                .isCloseTo(Math.sqrt(9 * Math.pow(1e-6 + level, -0.98) + 2) - Math.sqrt(2), within(1e-6));
    }

    @Test
    void withAFullGainTheLoudnessOfASteadyBandDoesNotMatter() {
        PcenOptions options = new PcenOptions(1, 2, 0.5, 0.4, 1e-12);
        assertThat((double) last(options, 3000, 0.02f)).isCloseTo(last(options, 3000, 2e5f), within(1e-6));
        assertThat((double) last(options, 3000, 0.02f)).isCloseTo(Math.sqrt(3) - Math.sqrt(2), within(1e-6));
    }

    @Test
    void compressesByLogarithmOrRoot() {
        assertThat((double) last(new PcenOptions(0, 2, 0, 0.4, 1e-6), 3, 5)).isCloseTo(Math.log(6), within(1e-6));
        assertThat((double) last(new PcenOptions(0, 0, 0.25, 0.4, 1e-6), 3, 16)).isCloseTo(2, within(1e-6));
        assertThat((double) last(new PcenOptions(0, 3, 0.5, 0.4, 1e-6), 3, 6))
                .isCloseTo(3 - Math.sqrt(3), within(1e-6));
    }

    @Test
    void anOnsetStandsOut() {
        Pcen pcen = new Pcen(PcenOptions.defaults(), 1, FRAMES_PER_SECOND);
        float[] out = new float[1];
        for (int t = 0; t < 200; t++) {
            pcen.apply(new float[] {1}, out);
        }
        float before = out[0];
        pcen.apply(new float[] {100}, out);
        assertThat(out[0]).isGreaterThan(5 * before);
    }

    @Test
    void silenceIsZero() {
        assertThat(last(PcenOptions.defaults(), 500, 0)).isZero();
    }

    @Test
    void refusesWhatItCannotDo() {
        Pcen pcen = new Pcen(PcenOptions.defaults(), 2, FRAMES_PER_SECOND);
        assertThatThrownBy(() -> pcen.apply(new float[] {1, Float.NaN}, new float[2]))
                .hasMessageContaining("band 1 was NaN");
        assertThatThrownBy(() -> pcen.apply(new float[] {-1, 1}, new float[2])).hasMessageContaining("band 0 was -1.0");
        assertThatThrownBy(() -> new Pcen(PcenOptions.defaults(), 0, 43)).hasMessageContaining("at least 1 but was 0");
        assertThatThrownBy(() -> new Pcen(PcenOptions.defaults(), 1, 0)).hasMessageContaining("framesPerSecond");
        assertThatThrownBy(() -> new PcenOptions(-1, 2, 0.5, 0.4, 1e-6)).hasMessageContaining("gain");
        assertThatThrownBy(() -> new PcenOptions(1, 2, 0.5, 0, 1e-6)).hasMessageContaining("timeConstantSeconds");
        assertThatThrownBy(() -> new PcenOptions(1, 2, 0.5, 0.4, 0)).hasMessageContaining("floor");
    }
}
