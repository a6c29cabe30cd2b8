package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingQualityTest {

    private static final int RATE = 16_000;

    private static RecordingQuality of(float[] samples) {
        return RecordingQuality.of(Waveform.of(samples, RATE));
    }

    @Test
    void aToneStandsInItsBandAtItsLevel() {
        RecordingQuality quality = of(Signals.tone(1062.5, 0.1, 2, RATE));
        assertThat(quality.bandDb(8)).isCloseTo(-20, within(1.0));
        assertThat(quality.bandDb(20)).isLessThan(-90);
        assertThat(quality.bandwidthHz()).isBetween(1125.0, 1500.0);
    }

    @ParameterizedTest(name = "recorded at {0} Hz")
    @ValueSource(ints = {8000, 11_025})
    void aResampledRecordingEndsWhereItsOldRateDid(int oldRate) {
        float[] old = Signals.whiteNoise(0.1, 2, oldRate, 7);
        RecordingQuality quality = of(Resampler.resample(old, (double) RATE / oldRate));
        assertThat(quality.bandwidthHz()).isCloseTo(oldRate / 2.0, within(500.0));
        assertThat(of(Signals.whiteNoise(0.1, 2, RATE, 7)).bandwidthHz()).isEqualTo(8000);
    }

    @ParameterizedTest(name = "{0} dB")
    @ValueSource(ints = {10, 20, 40})
    void burstsInNoiseHaveTheirRatio(int ratioDb) {
        double rms = 0.1 / Math.sqrt(2);
        float[] bursts = Signals.concat(
                Signals.tone(500, 0.1, 1, RATE), Signals.silence(1, RATE), Signals.tone(500, 0.1, 1, RATE));
        float[] noise = Signals.whiteNoise(rms * Math.pow(10, -ratioDb / 20.0), 3, RATE, 3);
        double found = of(Signals.mix(bursts, noise)).snrDb().orElseThrow();
        // Loud frames hold the noise too, and the quietest tenth of noise frames lies a little below its mean.
        assertThat(found).isCloseTo(ratioDb, within(1.5));
    }

    @Test
    void silenceHasNeitherBandwidthNorRatio() {
        RecordingQuality quality = of(Signals.silence(1, RATE));
        assertThat(quality.bandwidthHz()).isZero();
        assertThat(quality.snrDb()).isEmpty();
        assertThat(quality.bandDb(0)).isEqualTo(RecordingQuality.FLOOR_DB);
        assertThat(of(new float[3]).snrDb()).isEmpty();
    }
}
