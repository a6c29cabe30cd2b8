package dev.undertone.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class LogMelV1Test extends FeatureSetContract {

    private static final int RATE_HZ = 16_000;

    @Override
    String id() {
        return "logmel-v1";
    }

    private static FeatureMatrix extract(float[] samples) {
        return FeatureCatalog.frames("logmel-v1").extract(Waveform.of(samples, RATE_HZ));
    }

    /** The definition written out in double precision, one frame at a time. */
    private static double defined(float[] samples, int frame, int band) {
        double[] edgesHz = new double[3];
        for (int i = 0; i < 3; i++) {
            double low = Math.log10(1 + 50 / 700.0);
            double high = Math.log10(1 + 8000 / 700.0);
            edgesHz[i] = 700 * (Math.pow(10, low + (high - low) * (band + i) / 81) - 1);
        }
        double mel = 0;
        for (int k = 0; k <= 512; k++) {
            double hz = k * RATE_HZ / 1024.0;
            double weight = Math.min(
                    (hz - edgesHz[0]) / (edgesHz[1] - edgesHz[0]), (edgesHz[2] - hz) / (edgesHz[2] - edgesHz[1]));
            if (weight > 0) {
                double re = 0;
                double im = 0;
                for (int n = 0; n < 640; n++) {
                    int at = frame * 200 - 320 + n;
                    double x = at < 0 || at >= samples.length ? 0 : samples[at];
                    double windowed = x * (0.5 - 0.5 * Math.cos(2 * Math.PI * n / 640));
                    re += windowed * Math.cos(2 * Math.PI * k * n / 1024);
                    im += windowed * Math.sin(2 * Math.PI * k * n / 1024);
                }
                mel += weight * (re * re + im * im);
            }
        }
        return Math.log10(mel + 1e-8);
    }

    @Test
    void equalsItsDefinition() {
        float[] samples = Signals.mix(
                Signals.voice(140, 0.3, RATE_HZ, 700, 1220, 2600), Signals.pinkNoise(0.01, 0.3, RATE_HZ, 7));
        FeatureMatrix features = extract(samples);
        assertThat(features.frames()).isEqualTo(1 + 4800 / 200);
        assertThat(features.dims()).isEqualTo(80);
        for (int frame : new int[] {0, 1, 12, 23, 24}) {
            for (int band = 0; band < 80; band++) {
                assertThat((double) features.get(frame, band))
                        .as("frame %d band %d", frame, band)
                        .isCloseTo(defined(samples, frame, band), within(2e-5));
            }
        }
    }

    @Test
    void silenceIsTheFloor() {
        assertThat(extract(Signals.silence(0.1, RATE_HZ)).toArray()).containsOnly(-8f);
    }

    @Test
    void tenfoldAmplitudeAddsTwo() {
        float[] noise = Signals.whiteNoise(0.1, 0.2, RATE_HZ, 3);
        FeatureMatrix quiet = extract(noise);
        FeatureMatrix loud = extract(Signals.scaled(noise, 10));
        for (int band = 0; band < 80; band++) {
            assertThat((double) loud.get(8, band) - quiet.get(8, band)).isCloseTo(2, within(1e-4));
        }
    }

    @Test
    void aDelayOfOneHopMovesOneFrame() {
        float[] noise = Signals.whiteNoise(0.1, 0.5, RATE_HZ, 5);
        FeatureMatrix features = extract(noise);
        FeatureMatrix delayed = extract(Signals.concat(new float[200], noise));
        for (int frame = 2; frame < features.frames(); frame++) {
            for (int band = 0; band < 80; band++) {
                assertThat(delayed.get(frame + 1, band)).isEqualTo(features.get(frame, band));
            }
        }
    }
}
