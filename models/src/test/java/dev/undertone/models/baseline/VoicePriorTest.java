package dev.undertone.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoicePriorTest {

    private static final VoicePrior PRIOR = VoicePrior.of(new float[] {10}, new float[] {4});

    @Test
    void isTheMeanOfTheSpeakersWhoeverSpokeMore() {
        VoicePrior prior = VoicePrior.of(List.of(speaker(0, 2), speaker(10, 10, 14, 14)));
        assertThat(prior).isEqualTo(VoicePrior.of(new float[] {6.5f}, new float[] {(2 + 16 / 3f) / 2}));
    }

    @Test
    void meanAndVarianceMoveFromThePriorToTheSpeaker() {
        Shrinkage shrinkage = new Shrinkage(4, 2);
        // n = 4: mean (4·20 + 4·10) / 8 = 15; variance of 18, 22, 18, 22 is 16/3, over 3: (3·16/3 + 2·4) / 5 = 4.8.
        VoiceScale scale = PRIOR.scaleOf(speaker(18, 22, 18, 22), shrinkage);
        assertThat(scale.apply(new float[] {15, 15 + (float) Math.sqrt(4.8)})[1])
                .isCloseTo(1, within(1e-5f));
        assertThat(scale.apply(new float[] {15})[0]).isCloseTo(0, within(1e-6f));
    }

    @Test
    void oneWindowMovesTheMeanAndLeavesTheVariance() {
        VoiceScale scale = PRIOR.scaleOf(speaker(20), new Shrinkage(1, 0.5));
        assertThat(scale.apply(new float[] {15, 17})).containsExactly(0, 1);
    }

    @Test
    void withoutShrinkageTheSpeakerAloneCounts() {
        VoiceScale scale = PRIOR.scaleOf(speaker(0, 2, 0, 2), new Shrinkage(0, 1e-3));
        assertThat(scale.apply(new float[] {1})[0]).isCloseTo(0, within(1e-6f));
        assertThat(scale.apply(new float[] {1 + (float) Math.sqrt(4 / 3.0)})[0]).isCloseTo(1, within(1e-3f));
    }

    @Test
    void accidentsAreCutAndAConstantIsDividedByOne() {
        VoiceScale scale = VoicePrior.of(new float[] {5}, new float[] {0}).scaleOf(speaker(5, 5), new Shrinkage(1, 1));
        assertThat(scale.apply(new float[] {5, 7, 500, -500})).containsExactly(0, 2, 10, -10);
    }

    @Test
    void survivesItsBytesAndRefusesOthers() {
        assertThat(VoicePrior.parse(PRIOR.toBytes())).isEqualTo(PRIOR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VoicePrior.parse(new byte[12]))
                .withMessageContaining("8 bytes per dimension but was 12 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VoicePrior.of(new float[] {1}, new float[] {-1}))
                .withMessageContaining("dimension 0 had mean 1.0 and variance -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PRIOR.scaleOf(VoiceStatistics.of(MeasuredRows.of(new float[2], 2, false)), new Shrinkage(1, 1)))
                .withMessageContaining("dimensions must be 1 but were 2");
    }

    private static VoiceStatistics speaker(float... values) {
        List<VoiceStatistics> windows = new ArrayList<>();
        for (float value : values) {
            windows.add(VoiceStatistics.of(MeasuredRows.of(new float[] {value}, 1, false)));
        }
        return windows.stream().reduce(VoiceStatistics::merged).orElseThrow();
    }
}
