package dev.undertone.corpora.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.corpora.SpeakerFolds;
import dev.undertone.emotions.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SplitPlanTest {

    private static final List<ClipCopy> CLIPS = Clips.of("c", 10, 4);

    static List<SplitPlan> honest() {
        return List.of(
                new SplitPlan.SpeakerDisjoint(5),
                new SplitPlan.LeaveOneSpeakerOut(),
                new SplitPlan.Given(SpeakerFolds.parse("s00,s01,s02;s03,s04,s05,s06;s07,s08,s09")),
                new SplitPlan.SentenceDisjoint(5, 2));
    }

    private static LeakGuard guard(SplitPlan plan) {
        return new LeakGuard(u -> Optional.of(u.corpus() + u.id()), plan.sentencesApart());
    }

    @ParameterizedTest
    @MethodSource("honest")
    void honestPlansLeakNothingAndTestEveryClipOnce(SplitPlan plan) {
        List<ClipCopy> tested = new ArrayList<>();
        for (Sides sides : plan.sides(CLIPS, 7)) {
            tested.addAll(Split.sound(sides, guard(plan)).test());
        }
        assertThat(tested).containsExactlyInAnyOrderElementsOf(CLIPS);
    }

    @ParameterizedTest
    @MethodSource("honest")
    void theSameSeedGivesTheSameSides(SplitPlan plan) {
        assertThat(plan.sides(CLIPS, 7)).isEqualTo(plan.sides(CLIPS, 7));
    }

    @Test
    void everyoneIsLeftOutOnce() {
        assertThat(new SplitPlan.LeaveOneSpeakerOut().sides(CLIPS, 1))
                .hasSize(10)
                .allSatisfy(sides -> assertThat(sides.test()).hasSize(8));
    }

    @Test
    void everyCorpusIsLeftOutOnce() {
        List<ClipCopy> both = new ArrayList<>(CLIPS);
        both.addAll(Clips.of("d", 3, 1));
        SplitPlan plan = new SplitPlan.CrossCorpus();
        List<Sides> sides = plan.sides(both, 1);
        assertThat(sides).extracting(Sides::name).containsExactly("c", "d");
        assertThat(sides.get(1).test()).hasSize(6);
        sides.forEach(s -> Split.sound(s, guard(plan)));
        assertThatThrownBy(() -> plan.sides(CLIPS, 1)).hasMessageContaining("at least 2 corpora");
    }

    @Test
    void randomFoldsTestEveryClipOnceAndAreRefused() {
        SplitPlan plan = new SplitPlan.AtRandom(4, OptionalDouble.empty());
        List<ClipCopy> tested = new ArrayList<>();
        for (Sides sides : plan.sides(CLIPS, 3)) {
            assertThatThrownBy(() -> Split.sound(sides, guard(plan))).isInstanceOf(LeakException.class);
            tested.addAll(sides.test());
        }
        assertThat(tested).containsExactlyInAnyOrderElementsOf(CLIPS);
    }

    @Test
    void aRandomShareIsTestedOnce() {
        List<Sides> sides = new SplitPlan.AtRandom(5, OptionalDouble.of(0.25)).sides(CLIPS, 3);
        assertThat(sides).hasSize(1);
        assertThat(sides.get(0).test()).hasSize(20);
        assertThat(sides.get(0).train())
                .hasSize(60)
                .doesNotContainAnyElementsOf(sides.get(0).test());
    }

    @Test
    void theCorporasOwnPartsAreTakenAsTheyAre() {
        List<ClipCopy> parted = CLIPS.stream()
                .map(c -> ClipCopy.original(c.utterance()
                        .withPart(Optional.of(
                                c.utterance().speaker().equals("s00")
                                        ? "test"
                                        : c.utterance().speaker().equals("s01") ? "dev" : "train"))))
                .toList();
        SplitPlan plan = new SplitPlan.GivenParts(List.of("train"), List.of("test"));
        Split split = Split.sound(plan.sides(parted, 1).get(0), guard(plan));
        assertThat(split.test()).hasSize(8);
        assertThat(split.train()).hasSize(64);
        assertThatThrownBy(() -> plan.sides(CLIPS, 1)).hasMessageContaining("give the table a column part");
        SplitPlan other = new SplitPlan.GivenParts(List.of("train"), List.of("eval"));
        assertThatThrownBy(() -> other.sides(parted, 1))
                .hasMessageContaining("parts [eval] have no recording; there are [dev, test, train]");
        assertThatThrownBy(() -> new SplitPlan.GivenParts(List.of("a"), List.of("a")))
                .hasMessageContaining("none both");
    }

    @Test
    void speakersAndSentencesMustBeKnown() {
        List<ClipCopy> unknown = List.of(Clips.clip("c", "", "", Emotion.SAD), Clips.clip("c", "a", "", Emotion.SAD));
        assertThatThrownBy(() -> new SplitPlan.LeaveOneSpeakerOut().sides(unknown, 1))
                .hasMessageContaining("name the speakers in a table");
        assertThatThrownBy(() -> new SplitPlan.SentenceDisjoint(2, 2).sides(unknown, 1))
                .hasMessageContaining("needs known sentences");
        assertThatThrownBy(() -> new SplitPlan.SentenceDisjoint(2, 5).sides(CLIPS, 1))
                .hasMessageContaining("sentenceGroups must be in 2..4");
    }
}
