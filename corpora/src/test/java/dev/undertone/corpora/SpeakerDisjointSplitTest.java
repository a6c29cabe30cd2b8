package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeakerDisjointSplitTest {

    static Utterance utterance(String corpus, String speaker, String id, String file) {
        return new Utterance(
                id,
                Path.of(file),
                corpus,
                Emotion.SAD,
                speaker,
                Optional.of(speaker.endsWith("f") ? Sex.FEMALE : Sex.MALE),
                Optional.empty(),
                Optional.empty());
    }

    private static Utterance utterance(String corpus, String speaker, String id) {
        return utterance(corpus, speaker, id, corpus + "/" + id + ".wav");
    }

    @Test
    void speakersOnBothSidesAreRefusedByName() {
        List<Utterance> train = List.of(utterance("a", "01", "1"), utterance("a", "02", "2"));
        List<Utterance> test = List.of(utterance("a", "01", "3"), utterance("a", "03", "4"));
        assertThatThrownBy(() -> new SpeakerDisjointSplit(train, test))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("speakers in both train and test: [01]");
    }

    @Test
    void theSameNameInAnotherCorpusIsAnotherPerson() {
        List<Utterance> train = List.of(utterance("a", "01", "1"), utterance("b", "02", "2"));
        assertThat(new SpeakerDisjointSplit(train, List.of(utterance("b", "01", "1"))).test())
                .hasSize(1);
        assertThatThrownBy(() -> new SpeakerDisjointSplit(train, List.of(utterance("b", "02", "3"))))
                .hasMessage("speakers in both train and test: [b/02]");
    }

    @Test
    void theSameFileUnderTwoSpeakersIsRefusedHoweverThePathIsWritten() {
        assertThatThrownBy(() -> new SpeakerDisjointSplit(
                        List.of(utterance("a", "01", "1", "x/1.wav")),
                        List.of(utterance("b", "02", "2", "x/../x/1.wav"))))
                .hasMessageStartingWith("the same file is in both train and test: 2");
    }

    @Test
    void aLinkToTheSameFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("1.wav"));
        Path link = Files.createSymbolicLink(folder.resolve("2.wav"), file);
        assertThatThrownBy(() -> new SpeakerDisjointSplit(
                        List.of(utterance("a", "01", "1", file.toString())),
                        List.of(utterance("a", "02", "2", link.toString()))))
                .hasMessageStartingWith("the same file is in both train and test: 2");
    }

    @Test
    void theSameUtteranceInAnotherFormatIsRefused() {
        assertThatThrownBy(() -> new SpeakerDisjointSplit(
                        List.of(utterance("a", "01", "1", "1.wav")), List.of(utterance("a", "02", "1", "1.flac"))))
                .hasMessageStartingWith("the same utterance is in both train and test: 1");
        assertThatThrownBy(() -> new SpeakerDisjointSplit(
                        List.of(utterance("a", "01", "1", "1.wav")),
                        List.of(utterance("a", "02", "2", "2.wav"), utterance("a", "02", "2", "2.flac"))))
                .hasMessageStartingWith("the same utterance is twice in test: 2");
    }

    @Test
    void anEmptySideIsRefused() {
        assertThatThrownBy(() -> new SpeakerDisjointSplit(List.of(), List.of(utterance("a", "01", "1"))))
                .hasMessage("both sides of a split need recordings but train had 0 and test 1");
    }

    @Test
    void partsOfOneRecordingMayBeSplitButNoMomentOfIt() {
        Utterance first = utterance("a", "01", "1", "call.wav").withSegment(Optional.of(Segment.ofSeconds(0, 2)));
        Utterance next = utterance("a", "02", "2", "call.wav").withSegment(Optional.of(Segment.ofSeconds(2, 4)));
        Utterance across = utterance("a", "03", "3", "call.wav").withSegment(Optional.of(Segment.ofSeconds(1.9, 3)));
        Utterance whole = utterance("a", "04", "4", "call.wav");
        assertThat(new SpeakerDisjointSplit(List.of(first), List.of(next)).test())
                .hasSize(1);
        for (Utterance leak : List.of(across, whole)) {
            assertThatThrownBy(() -> new SpeakerDisjointSplit(List.of(first), List.of(next, leak)))
                    .hasMessageStartingWith("the same part of call.wav is in both train and test: 1 and " + leak.id());
        }
    }
}
