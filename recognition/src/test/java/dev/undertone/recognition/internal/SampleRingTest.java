package dev.undertone.recognition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SampleRingTest {

    @Test
    void keepsWhatIsNotDiscardedAcrossGrowthAndWrapping() {
        SampleRing ring = new SampleRing();
        float[] chunk = new float[7000];
        for (int c = 0; c < 50; c++) {
            for (int i = 0; i < chunk.length; i++) {
                chunk[i] = c * 7000 + i;
            }
            ring.append(chunk, 0, chunk.length);
            ring.discardBefore(ring.end() - 20_000);
            float[] kept = ring.copy(Math.max(0, ring.end() - 20_000), ring.end());
            for (int i = 0; i < kept.length; i++) {
                assertThat(kept[i]).isEqualTo((float) (ring.end() - kept.length + i));
            }
        }
        assertThat(ring.capacity()).isEqualTo(32_768);
    }

    @Test
    void refusesWhatIsGone() {
        SampleRing ring = new SampleRing();
        ring.append(new float[100], 0, 100);
        ring.discardBefore(50);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.copy(49, 60))
                .withMessage("range must lie in 50..100 but was 49..60");
    }
}
