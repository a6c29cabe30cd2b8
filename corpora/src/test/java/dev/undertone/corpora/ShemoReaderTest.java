package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShemoReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "shemo";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "female/F21N23.wav");
        touch(folder, "female/F03F01.wav");
        touch(folder, "male/M02W05.wav");
    }

    @Override
    String stray() {
        return "male/M02X05.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "F21N23",
                        folder.resolve("female/F21N23.wav"),
                        "shemo",
                        Emotion.NEUTRAL,
                        "F21",
                        Optional.of(Sex.FEMALE),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void theFOfAWomanIsNotTheFOfFear() throws IOException {
        assertThat(CorpusCatalog.read(filled()).utterances())
                .extracting(Utterance::id, Utterance::emotion)
                .contains(tuple("F03F01", Emotion.FEARFUL), tuple("M02W05", Emotion.SURPRISED));
    }
}
