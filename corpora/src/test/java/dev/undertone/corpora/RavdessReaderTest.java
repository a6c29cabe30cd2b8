package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RavdessReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "ravdess";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "Actor_12/03-01-06-01-02-01-12.wav");
        touch(folder, "Actor_12/03-02-05-02-01-02-12.WAV");
        touch(folder, "Actor_01/03-01-01-01-01-01-01.flac");
        touch(folder, "03-01-08-01-01-01-24.opus");
    }

    @Override
    String stray() {
        return "Actor_12/03-01-06-01-02-01.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "03-01-06-01-02-01-12",
                        folder.resolve("Actor_12/03-01-06-01-02-01-12.wav"),
                        "ravdess",
                        Emotion.FEARFUL,
                        "12",
                        Optional.of(Sex.FEMALE),
                        Optional.of("Dogs are sitting by the door"),
                        Optional.of("normal")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-01-06-01-02-01-12.mp4", // with picture
                "02-01-06-01-02-01-12.mp4", // without sound
                "03-01-01-02-01-01-01.wav", // strong neutral
                "03-02-07-01-01-01-01.wav", // sung disgust
                "03-01-09-01-01-01-01.wav", // no such emotion
                "03-01-06-01-02-01-25.wav", // no such actor
                "._03-01-06-01-02-01-12.wav" // left by macOS
            })
    void namesThatCannotBeAreLeftOut(String name) throws IOException {
        Path folder = filled();
        touch(folder, name);
        assertThat(CorpusCatalog.read(folder).skipped()).hasSize(1);
    }

    @Test
    void aSecondCopyOfEveryRecordingIsLeftOut() throws IOException {
        Path folder = filled();
        fill(folder.resolve("audio_speech_actors_01-24"));
        Corpus corpus = CorpusCatalog.read(folder);
        assertThat(corpus.utterances()).hasSize(4);
        assertThat(corpus.skipped()).hasSize(4);
        assertThat(corpus.warnings())
                .containsExactly("ravdess: left out 4 files: the same recording is there twice "
                        + "(03-01-08-01-01-01-24.opus, 03-01-01-01-01-01-01.flac, 03-01-06-01-02-01-12.wav, …)");
    }

    @Test
    void theRealSpeechIsComplete() throws IOException {
        Corpus corpus = CorpusCatalog.read(TestData.corpora().resolve("ravdess"));
        assertThat(corpus.utterances()).hasSize(1200);
        assertThat(corpus.skipped()).isEmpty();
        assertThat(corpus.speakers()).hasSize(20);
        assertThat(corpus.utterances())
                .filteredOn(u -> u.sex().equals(Optional.of(Sex.MALE)))
                .hasSize(600);
        Map<Emotion, Long> counts = corpus.utterances().stream()
                .collect(Collectors.groupingBy(Utterance::emotion, TreeMap::new, Collectors.counting()));
        assertThat(counts).hasSize(8).containsEntry(Emotion.NEUTRAL, 80L).containsEntry(Emotion.CALM, 160L);
        assertThat(SpeakerFolds.RAVDESS_DEVELOPMENT.splits(corpus.utterances())).allSatisfy(split -> {
            assertThat(split.test()).hasSize(240);
            assertThat(split.train()).hasSize(960);
        });
    }

    @Test
    void theRealSongAndOriginalsAreTheSameCorpus() throws IOException {
        Path corpora = TestData.corpora();
        assertThat(CorpusCatalog.read(corpora.resolve("ravdess-song")).utterances())
                .hasSize(176);
        assertThat(CorpusCatalog.read(corpora.resolve("ravdess-original")).utterances())
                .hasSize(24)
                .allMatch(u -> u.corpus().equals("ravdess"));
    }
}
