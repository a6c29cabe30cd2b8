package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MelFilterbankTest {

    @ParameterizedTest
    @EnumSource(MelScale.class)
    void scalesInvertAndAgreeOnTheirAnchors(MelScale scale) {
        for (double hz = 0; hz < 20_000; hz += 137) {
            assertThat(scale.toHz(scale.fromHz(hz))).isCloseTo(hz, within(1e-8));
        }
        assertThat(scale.fromHz(0)).isZero();
        assertThat(scale.fromHz(1000)).isCloseTo(scale == MelScale.HTK ? 999.99 : 15, within(0.01));
    }

    @ParameterizedTest
    @EnumSource(MelScale.class)
    void slaneyNormGivesEveryFilterAreaOne(MelScale scale) {
        MelFilterbank bank = new MelFilterbank(new MelOptions(40, 0, 8000, scale, MelNorm.SLANEY), 16_000, 16_384);
        float[] flat = new float[8193];
        Arrays.fill(flat, 16_000f / 16_384);
        float[] area = new float[40];
        bank.apply(flat, area);
        for (float a : area) {
            assertThat((double) a).isCloseTo(1, within(2e-3));
        }
    }

    @Test
    void neighboursSumToOneBetweenTheirPeaks() {
        MelFilterbank bank = new MelFilterbank(new MelOptions(20, 0, 8000, MelScale.HTK, MelNorm.NONE), 16_000, 1024);
        for (int bin = 10; bin < 440; bin++) {
            double sum = 0;
            for (int band = 0; band < bank.bands(); band++) {
                sum += bank.weight(band, bin);
            }
            assertThat(sum).as("bin %d", bin).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void sayWhatIsWrong() {
        MelOptions wide = new MelOptions(40, 0, 8000, MelScale.HTK, MelNorm.NONE);
        assertThatThrownBy(() -> new MelFilterbank(wide, 8000, 512))
                .hasMessage("maxHz must be at most 4000.0 (half of sampleRateHz 8000) but was 8000.0");
        assertThatThrownBy(() -> new MelOptions(40, 500, 400, MelScale.HTK, MelNorm.NONE))
                .hasMessageContaining("minHz < maxHz but were 500.0 and 400.0 Hz");
        assertThatThrownBy(() -> new MelOptions(0, 0, 400, MelScale.HTK, MelNorm.NONE))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new MelFilterbank(wide, 16_000, 512).apply(new float[256], new float[40]))
                .hasMessage("power must have 257 bins but had 256");
    }
}
