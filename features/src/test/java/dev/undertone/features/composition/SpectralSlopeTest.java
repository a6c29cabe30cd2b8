package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.FeatureMatrix;
import org.junit.jupiter.api.Test;

class SpectralSlopeTest extends FrameExtractorContract {

    private static final double HZ_PER_BIN = RATE_HZ / 512.0;

    @Override
    String feature() {
        return "spectral-slope: {minHz: 500, maxHz: 1500}";
    }

    /** A click through the filter {@code 1 - 0.9/z}, whose response is known. */
    @Test
    void isThatOfAKnownFilter() {
        float[] click = new float[RATE_HZ];
        click[50 * HOP] = 0.5f;
        click[50 * HOP + 1] = -0.45f;
        FeatureMatrix slope = extract(click);
        double covariance = 0;
        double variance = 0;
        for (int k = 16; k <= 48; k++) {
            double w = 2 * Math.PI * k / 512;
            double db = 10 * Math.log10(1 + 0.81 - 1.8 * Math.cos(w));
            covariance += (k - 32) * db;
            variance += (k - 32) * (k - 32);
        }
        float expected = (float) (covariance / variance / HZ_PER_BIN);
        assertThat(slope.get(50, 0)).isCloseTo(expected, within(0.01f * expected));
        assertThat(slope.get(20, 0)).isZero();
    }
}
