package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.corpora.Sex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InnerSpeakersTest {

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void womenAndMenAreHeldOutAlike(long seed) {
        Set<String> held = InnerSpeakers.heldOut(clips(16, 8), 0.25, seed);
        assertThat(held).hasSize(6);
        assertThat(held.stream().filter(s -> s.startsWith("f"))).hasSize(4);
    }

    @Test
    void theSeedDecidesAndTheOrderOfClipsDoesNotMatterWithinASpeaker() {
        List<TrainingClip> clips = clips(10, 10);
        assertThat(InnerSpeakers.heldOut(clips, 0.3, 1)).isEqualTo(InnerSpeakers.heldOut(clips, 0.3, 1));
        assertThat(InnerSpeakers.heldOut(clips, 0.3, 1)).isNotEqualTo(InnerSpeakers.heldOut(clips, 0.3, 2));
    }

    @Test
    void nobodyIsHeldOutOfTwoSpeakersOrUnasked() {
        assertThat(InnerSpeakers.heldOut(clips(1, 1), 0.5, 1)).isEmpty();
        assertThat(InnerSpeakers.heldOut(clips(5, 5), 0, 1)).isEmpty();
        assertThat(InnerSpeakers.heldOut(clips(2, 1), 0.01, 1)).hasSize(1);
    }

    @Test
    void aSpeakerIsInOneFoldAlone() {
        List<TrainingClip> clips = clips(5, 4);
        int[] folds = InnerSpeakers.folds(clips, 3, 1);
        Map<String, Integer> foldOf = new HashMap<>();
        for (int i = 0; i < folds.length; i++) {
            assertThat(folds[i]).isBetween(0, 2);
            Integer before = foldOf.put(clips.get(i).speaker(), folds[i]);
            assertThat(before == null || before == folds[i]).isTrue();
        }
        assertThat(foldOf.values().stream().distinct()).hasSize(3);
    }

    @Test
    void theClipsOfALoneSpeakerAreDealtClassByClass() {
        List<TrainingClip> clips = clips(1, 0);
        int[] folds = InnerSpeakers.folds(clips, 3, 1);
        for (int label = 0; label < 2; label++) {
            Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < folds.length; i++) {
                if (clips.get(i).label() == label) {
                    seen.add(folds[i]);
                }
            }
            assertThat(seen).hasSize(3);
        }
    }

    private static List<TrainingClip> clips(int women, int men) {
        List<TrainingClip> clips = new ArrayList<>();
        for (int s = 0; s < women + men; s++) {
            boolean woman = s < women;
            for (int i = 0; i < 6; i++) {
                clips.add(new TrainingClip(
                        s + "-" + i,
                        (woman ? "f" : "m") + s,
                        Optional.of(woman ? Sex.FEMALE : Sex.MALE),
                        i % 2,
                        List.of(FeatureBlock.of(1, 1, new float[1]))));
            }
        }
        return clips;
    }
}
