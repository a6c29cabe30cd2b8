package dev.undertone.corpora.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.corpora.Segment;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeakGuardTest {

    private static final ClipCopy A_T1 = Clips.clip("c", "a", "t1", Emotion.HAPPY);
    private static final ClipCopy A_T2 = Clips.clip("c", "a", "t2", Emotion.SAD);
    private static final ClipCopy B_T1 = Clips.clip("c", "b", "t1", Emotion.SAD);
    private static final ClipCopy B_T2 = Clips.clip("c", "b", "t2", Emotion.SAD);

    private static LeakGuard guard(boolean sentencesApart) {
        return new LeakGuard(u -> Optional.of(u.file().toString()), sentencesApart);
    }

    @Test
    void otherSpeakersAreNoLeak() {
        assertThat(guard(false).leaks(List.of(A_T1), List.of(B_T1))).isEmpty();
        assertThat(guard(true).leaks(List.of(A_T1), List.of(B_T2))).isEmpty();
    }

    @Test
    void aSpeakerOnBothSides() {
        assertThat(guard(false).leaks(List.of(A_T1, B_T1), List.of(A_T2)))
                .containsExactly(new Leak(LeakKind.SPEAKER, "speakers on both sides: c/a"));
    }

    @Test
    void aSpeakerOfTheSameNameInAnotherCorpusIsSomeoneElse() {
        ClipCopy namesake = Clips.clip("d", "a", "t1", Emotion.HAPPY);
        assertThat(guard(false).leaks(List.of(A_T1), List.of(namesake))).isEmpty();
    }

    @Test
    void unknownSpeakersMayBeOnBothSides() {
        ClipCopy unknown = Clips.clip("c", "", "t1", Emotion.HAPPY);
        assertThat(guard(false).leaks(List.of(A_T1), List.of(unknown)))
                .extracting(Leak::kind)
                .containsExactly(LeakKind.SPEAKER);
    }

    @Test
    void aSentenceOnBothSidesWhereItShallNotBe() {
        assertThat(guard(true).leaks(List.of(A_T1), List.of(B_T1)))
                .containsExactly(new Leak(LeakKind.SENTENCE, "sentences on both sides: c/t1"));
    }

    @Test
    void anUnknownSentenceMayBeOnBothSides() {
        ClipCopy unknown = Clips.clip("c", "b", "", Emotion.HAPPY);
        assertThat(guard(true).leaks(List.of(A_T1), List.of(unknown)))
                .extracting(Leak::kind)
                .containsExactly(LeakKind.SENTENCE);
    }

    @Test
    void theSameSoundUnderTwoNames() {
        LeakGuard deaf = new LeakGuard(u -> Optional.of("one sound"), false);
        assertThat(deaf.leaks(List.of(A_T1), List.of(B_T1))).singleElement().satisfies(leak -> {
            assertThat(leak.kind()).isEqualTo(LeakKind.DUPLICATE_AUDIO);
            assertThat(leak.detail()).contains("c/a-t1-happy = c/b-t1-sad");
        });
    }

    @Test
    void silenceIsNoDuplicate() {
        LeakGuard silent = new LeakGuard((Utterance u) -> Optional.empty(), false);
        assertThat(silent.leaks(List.of(A_T1), List.of(B_T1))).isEmpty();
    }

    @Test
    void theSameClipOnBothSides() {
        assertThat(guard(false).leaks(List.of(A_T1), List.of(A_T1)))
                .extracting(Leak::kind)
                .containsExactly(LeakKind.SPEAKER, LeakKind.DUPLICATE_AUDIO);
    }

    @Test
    void anAlteredCopyOnTheOtherSide() {
        ClipCopy copy = new ClipCopy(A_T1.utterance(), 2);
        assertThat(guard(false).leaks(List.of(copy), List.of(A_T1)))
                .extracting(Leak::kind)
                .containsExactly(LeakKind.SPEAKER, LeakKind.AUGMENTED_COPY);
    }

    /** As `undertone augment` lists a copy: the original's labels, its id with a number, and where the original lies. */
    private static ClipCopy listedCopy(ClipCopy of, int number, String original) {
        Utterance u = of.utterance();
        return ClipCopy.original(new Utterance(
                        u.id() + "#" + number,
                        Path.of("heard", u.id() + "-" + number + ".wav"),
                        u.corpus(),
                        u.emotion(),
                        u.speaker(),
                        u.sex(),
                        u.sentence(),
                        u.intensity())
                .withOriginal(Optional.of(Path.of(original))));
    }

    @Test
    void aCopyThatItsCorpusListsIsOneOfItsOriginal() {
        ClipCopy copy = listedCopy(A_T1, 1, A_T1.utterance().file().toString());
        ClipCopy moved = listedCopy(A_T1, 2, "where/it/was.wav");
        ClipCopy copyOfACopy = listedCopy(copy, 1, A_T1.utterance().file().toString());
        for (List<ClipCopy> sides : List.of(
                List.of(copy, A_T1),
                List.of(A_T1, copy),
                List.of(copy, moved),
                List.of(moved, A_T1),
                List.of(copyOfACopy, A_T1))) {
            assertThat(guard(false).leaks(sides.subList(0, 1), sides.subList(1, 2)))
                    .extracting(Leak::kind)
                    .containsExactly(LeakKind.SPEAKER, LeakKind.AUGMENTED_COPY);
        }
        assertThat(guard(false).leaks(List.of(copy), List.of(A_T2)))
                .extracting(Leak::kind)
                .containsExactly(LeakKind.SPEAKER);
        assertThat(guard(false).leaks(List.of(copy), List.of(B_T1))).isEmpty();
    }

    @Test
    void partsOfOneFileAreNoCopiesOfEachOther() {
        ClipCopy part = ClipCopy.original(A_T1.utterance().withSegment(Optional.of(Segment.ofSeconds(1, 2))));
        ClipCopy copyOfAnother = listedCopy(A_T2, 1, A_T1.utterance().file().toString());
        assertThat(guard(false).leaks(List.of(copyOfAnother), List.of(part)))
                .extracting(Leak::kind)
                .containsExactly(LeakKind.SPEAKER);
    }

    @Test
    void whoeverTheStartingModelHasHeardIsNotTestedOn() {
        LeakGuard guard = new LeakGuard(
                u -> Optional.of(u.file().toString()), false, u -> u.speaker().equals("b"));
        assertThat(guard.leaks(List.of(B_T1), List.of(A_T1))).isEmpty();
        assertThat(guard.leaks(List.of(A_T1), List.of(B_T1))).singleElement().satisfies(leak -> {
            assertThat(leak.kind()).isEqualTo(LeakKind.STARTING_MODEL);
            assertThat(leak.detail()).endsWith(": c/b");
        });
    }

    @Test
    void aLeakySplitCannotBeMadeUnasked() {
        Sides sides = new Sides("fold-1", List.of(A_T1, B_T1), List.of(A_T2));
        assertThatThrownBy(() -> Split.sound(sides, guard(false)))
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("fold-1 leaks (speaker): speakers on both sides: c/a")
                .hasMessageContaining("kind: speaker-disjoint")
                .hasMessageContaining("allowLeak: true");
        assertThat(Split.leaky(sides, guard(false)).leaks()).hasSize(1);
        assertThat(Split.sound(new Sides("fold-1", List.of(B_T1), List.of(A_T2)), guard(false))
                        .leaks())
                .isEmpty();
    }

    @Test
    void aSideMustNotBeEmpty() {
        assertThatThrownBy(() -> Split.leaky(new Sides("fold-1", List.of(), List.of(A_T1)), guard(false)))
                .hasMessageContaining("train had 0");
    }
}
