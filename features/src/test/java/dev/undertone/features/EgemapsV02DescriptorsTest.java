package dev.undertone.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.audio.Waveform;
import dev.undertone.features.egemaps.EgemapsV02Descriptors;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;

class EgemapsV02DescriptorsTest extends FeatureSetContract {

    @Override
    String id() {
        return EgemapsV02Descriptors.ID;
    }

    @Test
    void aRowEveryTenMilliseconds() {
        EgemapsV02Descriptors set = new EgemapsV02Descriptors();
        assertThat(set.schema().names()).hasSize(25).startsWith("Loudness_sma3").endsWith("F3amplitudeLogRelF0_sma3nz");
        for (int samples : new int[] {960, 1119, 1120, 16_000, 32_000, 52_853}) {
            Waveform waveform = Waveform.of(new float[samples], 16_000);
            assertThat(set.extract(waveform).frames()).as("%s samples", samples).isEqualTo(2 + (samples - 960) / 160);
        }
    }

    @Test
    void silenceIsZeroButForItsFloors() {
        float[] row = new float[25];
        new EgemapsV02Descriptors()
                .extract(Waveform.of(Signals.silence(0.5, 16_000), 16_000))
                .copyFrame(7, row);
        assertThat(row[0]).isBetween(0.00103f, 0.00104f);
        assertThat(row[1]).isZero();
        assertThat(row[10]).isZero();
        assertThat(row[16]).isZero();
        assertThat(row[18]).isEqualTo(-201);
    }
}
