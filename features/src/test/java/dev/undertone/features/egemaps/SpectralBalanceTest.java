package dev.undertone.features.egemaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.SideBySide;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectralBalanceTest {

    private static final int RATE_HZ = 16_000;
    private static final int FRAME = 20;

    private static DescriptorTracks of(float[] samples) {
        return DescriptorPass.over(Waveform.of(samples, RATE_HZ));
    }

    private static double at(float[] samples, Descriptor descriptor) {
        float[] value = new float[1];
        of(samples).read(descriptor, FRAME, 1, value);
        return value[0];
    }

    /** The descriptors of a spectrum alone. */
    private static DescriptorTracks ofPower(float[]... power) {
        DescriptorTracks tracks = new DescriptorTracks(RATE_HZ);
        SpectralBalance balance = new SpectralBalance();
        balance.measure(SideBySide.rows(power), 0, power.length, tracks);
        return tracks;
    }

    @Test
    void twoTonesTwentyDecibelsApart() {
        float[] tones = Signals.mix(Signals.tone(500, 0.5, 1, RATE_HZ), Signals.tone(3000, 0.05, 1, RATE_HZ));
        assertThat(at(tones, Descriptor.ALPHA_RATIO)).isCloseTo(-20, within(0.1));
        assertThat(at(tones, Descriptor.HAMMARBERG)).isCloseTo(20, within(0.1));
    }

    @Test
    void slopesOfASyntheticSpectrum() {
        float[] power = new float[257];
        for (int k = 0; k < power.length; k++) {
            power[k] = (float) Math.pow(10, -0.1 * 0.02 * k * 31.25);
        }
        DescriptorTracks tracks = ofPower(power);
        assertThat(tracks.get(Descriptor.SLOPE_0_500, 0)).isCloseTo(-0.02f, within(1e-6f));
        assertThat(tracks.get(Descriptor.SLOPE_500_1500, 0)).isCloseTo(-0.02f, within(1e-6f));
    }

    @Test
    void aStationarySoundHasNoFlux() {
        float[] power = new float[257];
        Arrays.fill(power, 4);
        float[] louder = new float[257];
        Arrays.fill(louder, 25);
        DescriptorTracks tracks = ofPower(power, power, louder);
        assertThat(tracks.get(Descriptor.FLUX, 0)).isZero();
        assertThat(tracks.get(Descriptor.FLUX, 1)).isZero();
        assertThat(tracks.get(Descriptor.FLUX, 2)).isCloseTo(3, within(1e-5f));
    }

    @Test
    void aToneInWholePeriodsHasNoFluxAndAChirpHas() {
        assertThat(at(Signals.tone(500, 0.5, 1, RATE_HZ), Descriptor.FLUX)).isLessThan(1e-3);
        assertThat(at(Signals.chirp(200, 4000, 0.5, 1, RATE_HZ), Descriptor.FLUX))
                .isGreaterThan(0.1);
    }

    @Test
    void anEmptySpectrumHasNoRatios() {
        DescriptorTracks tracks = ofPower(new float[257]);
        assertThat(tracks.get(Descriptor.ALPHA_RATIO, 0)).isZero();
        assertThat(tracks.get(Descriptor.HAMMARBERG, 0)).isZero();
        assertThat(tracks.get(Descriptor.SLOPE_0_500, 0)).isCloseTo(0.112f, within(1e-5f));
    }
}
