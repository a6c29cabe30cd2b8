package dev.undertone.features.egemaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.SideBySide;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AuditoryBandsTest {

    private static final int RATE_HZ = 16_000;

    private static float loudness(float[] samples) {
        float[] loudness = new float[1];
        DescriptorPass.over(Waveform.of(samples, RATE_HZ)).read(Descriptor.LOUDNESS, 20, 1, loudness);
        return loudness[0];
    }

    @Test
    void twiceTheAmplitudeIsTwoToTheTwoThirdsAsLoud() {
        float[] noise = Signals.whiteNoise(0.05, 1, RATE_HZ, 3);
        assertThat(loudness(Signals.scaled(noise, 2)) / loudness(noise))
                .isCloseTo((float) Math.pow(2, 0.66), within(1e-3f));
    }

    @Test
    void theEarIsKeenestAboutThreeKilohertz() {
        float keen = loudness(Signals.tone(3200, 0.1, 1, RATE_HZ));
        assertThat(keen).isGreaterThan(1.5f * loudness(Signals.tone(150, 0.1, 1, RATE_HZ)));
        assertThat(keen).isGreaterThan(1.2f * loudness(Signals.tone(7200, 0.1, 1, RATE_HZ)));
    }

    @Test
    void levelDoesNotMoveTheCepstrumAndATiltDoes() {
        float[] flat = new float[257];
        Arrays.fill(flat, 1);
        float[] falling = new float[257];
        for (int k = 0; k < falling.length; k++) {
            falling[k] = (float) Math.exp(-k / 30.0);
        }
        DescriptorTracks tracks = new DescriptorTracks(RATE_HZ);
        AuditoryBands bands = new AuditoryBands();
        float[] louder = new float[257];
        for (int k = 0; k < falling.length; k++) {
            louder[k] = 100 * falling[k];
        }
        bands.measure(SideBySide.rows(falling, louder, flat), 0, 3, tracks);
        for (Descriptor mfcc : Descriptor.MFCC) {
            assertThat(tracks.get(mfcc, 1)).as(mfcc.publishedName()).isCloseTo(tracks.get(mfcc, 0), within(1e-3f));
        }
        assertThat(tracks.get(Descriptor.MFCC_1, 0)).isGreaterThan(tracks.get(Descriptor.MFCC_1, 2) + 5);
    }
}
