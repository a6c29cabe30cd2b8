package dev.undertone.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NormalisationTest {

    @Test
    void standardisesEveryRowAndClips() {
        float[] rows = {3, 10, -99, 20};
        Normalisation.of(new float[] {1, 10}, new float[] {4, 2}, 3).apply(rows);
        assertThat(rows).containsExactly(0.5f, 0, -3, 3);
    }

    @Test
    void survivesItsFile() {
        Normalisation normalisation = Normalisation.of(new float[] {1, -2, 0}, new float[] {4, 1e-6f, 2}, 4);
        assertThat(Normalisation.parse(normalisation.toBytes())).isEqualTo(normalisation);
    }

    @Test
    void keepsItsOwnCopy() {
        float[] mean = {1};
        Normalisation normalisation = Normalisation.of(mean, new float[] {1}, 4);
        mean[0] = 99;
        float[] row = {1};
        normalisation.apply(row);
        assertThat(row).containsExactly(0);
    }

    @Test
    void refusesWhatCannotNormalise() {
        assertThatThrownBy(() -> Normalisation.of(new float[2], new float[] {1, 0}, 4))
                .hasMessageContaining("positive scales but dimension 1 had mean 0.0 and scale 0.0");
        assertThatThrownBy(() -> Normalisation.of(new float[] {Float.NaN}, new float[] {1}, 4))
                .hasMessageContaining("mean NaN");
        assertThatThrownBy(() -> Normalisation.of(new float[2], new float[1], 4))
                .hasMessageContaining("2 means and 1 scales");
        assertThatThrownBy(() -> Normalisation.of(new float[1], new float[] {1}, 0))
                .hasMessageContaining("clip must be positive and finite but was 0.0");
        assertThatThrownBy(() -> Normalisation.parse(new byte[14])).hasMessageContaining("but was 14 bytes");
    }
}
