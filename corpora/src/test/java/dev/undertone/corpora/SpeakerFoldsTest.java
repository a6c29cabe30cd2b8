package dev.undertone.corpora;

import static dev.undertone.corpora.SpeakerDisjointSplitTest.utterance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerFoldsTest {

    /** Two clips each of men 00m, 01m … and women 00f, 01f … */
    private static List<Utterance> clips(String corpus, int men, int women) {
        List<Utterance> clips = new ArrayList<>();
        for (int i = 0; i < men + women; i++) {
            String speaker = i < men ? "%02dm".formatted(i) : "%02df".formatted(i - men);
            for (String take : List.of("a", "b")) {
                clips.add(utterance(corpus, speaker, speaker + take, corpus + speaker + take));
            }
        }
        return clips;
    }

    @Test
    void textRoundTripsAndTheDevelopmentFoldsHoldTwentyActors() {
        assertThat(SpeakerFolds.parse(" 01, 02 ;03 ").folds()).isEqualTo(List.of(List.of("01", "02"), List.of("03")));
        SpeakerFolds folds = SpeakerFolds.RAVDESS_DEVELOPMENT;
        assertThat(SpeakerFolds.parse(folds.toString())).isEqualTo(folds);
        assertThat(folds.folds()).hasSize(5).allMatch(fold -> fold.size() == 4);
        // Odd actors are men: ten and ten in all, though the third fold has one man and the fourth three.
        assertThat(folds.folds().stream()
                        .map(fold -> fold.stream()
                                .filter(actor -> Integer.parseInt(actor) % 2 == 1)
                                .count()))
                .containsExactly(2L, 2L, 1L, 3L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01,02", "01;", "01,;02", "01;01", ""})
    void foldsThatCannotBeAreRefused(String text) {
        assertThatThrownBy(() -> SpeakerFolds.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void balancedFoldsDifferByAtMostOneSpeakerInAllAndOfEachSex(long seed) {
        Random random = new Random(seed);
        List<Utterance> clips = clips("a", 2 + random.nextInt(10), 2 + random.nextInt(10));
        int count = 2 + random.nextInt(3);
        SpeakerFolds folds = SpeakerFolds.balanced(clips, count, seed);
        assertThat(folds.count()).isEqualTo(count);
        for (String ending : List.of("", "m", "f")) {
            List<Long> sizes = folds.folds().stream()
                    .map(fold -> fold.stream().filter(s -> s.endsWith(ending)).count())
                    .toList();
            assertThat(Collections.max(sizes) - Collections.min(sizes))
                    .as("%s in %s", ending, folds)
                    .isLessThan(2);
        }
        List<Utterance> shuffled = new ArrayList<>(clips);
        Collections.shuffle(shuffled, random);
        assertThat(SpeakerFolds.balanced(shuffled, count, seed)).isEqualTo(folds);
        assertThat(folds.splits(clips).stream().flatMap(split -> split.test().stream()))
                .containsExactlyInAnyOrderElementsOf(clips);
        assertThat(folds.splits(clips))
                .allMatch(split -> split.train().size() + split.test().size() == clips.size());
    }

    @Test
    void anotherSeedDealsOtherwise() {
        List<Utterance> clips = clips("a", 10, 10);
        assertThat(SpeakerFolds.balanced(clips, 5, 1)).isNotEqualTo(SpeakerFolds.balanced(clips, 5, 2));
        assertThatThrownBy(() -> SpeakerFolds.balanced(clips, 21, 1))
                .hasMessage("folds must be in 2..20 (speakers) but was 21");
    }

    @Test
    void otherCorporaAreTrainedOnAndNeverTested() {
        List<Utterance> folded = clips("a", 2, 0);
        List<Utterance> further = clips("b", 2, 0);
        assertThat(SpeakerFolds.parse("00m;01m").splits(folded, further)).allSatisfy(split -> {
            assertThat(split.train()).containsAll(further).hasSize(6);
            assertThat(split.test()).hasSize(2);
        });
        assertThatThrownBy(() -> SpeakerFolds.parse("00m;01m").splits(folded, clips("a", 1, 0)))
                .hasMessage("speakers in both train and test: [00m]");
    }

    @Test
    void speakersOfSeveralCorporaAreFoldedByCorpusAndName() {
        List<Utterance> both = Stream.concat(clips("a", 2, 0).stream(), clips("b", 2, 0).stream())
                .toList();
        SpeakerFolds folds = SpeakerFolds.balanced(both, 2, 7);
        assertThat(folds.folds())
                .allMatch(fold -> fold.get(0).startsWith("a/") && fold.get(1).startsWith("b/"));
        assertThat(folds.splits(both)).hasSize(2);
        assertThatThrownBy(() -> SpeakerFolds.parse("00m;01m").splits(both))
                .hasMessage("speaker 00m is in several corpora; write one of [a/00m, b/00m]");
        assertThatThrownBy(() -> SpeakerFolds.parse("a/00m;b/01m").splits(both))
                .hasMessageStartingWith("speakers in no fold: [a/01m, b/00m]");
    }

    @Test
    void foldsAndDataMustNameTheSameSpeakers() {
        assertThatThrownBy(() -> SpeakerFolds.parse("00m;09m").splits(clips("a", 2, 0)))
                .hasMessage("the folds name speaker 09m, who is not in the data; the data has [00m, 01m]");
        assertThatThrownBy(() -> SpeakerFolds.parse("00m;a/00m").splits(clips("a", 1, 0)))
                .hasMessageContaining("speaker a/00m is named twice");
    }
}
