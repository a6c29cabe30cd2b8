package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AesddReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "aesdd";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "anger/a03 (4).wav");
        touch(folder, "sadness/s05(2).wav");
        touch(folder, "happiness/h01 (1)b.wav");
    }

    @Override
    String stray() {
        return "anger/a03.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "a03 (4)",
                        folder.resolve("anger/a03 (4).wav"),
                        "aesdd",
                        Emotion.ANGRY,
                        "4",
                        Optional.empty(),
                        Optional.of("03"),
                        Optional.empty()));
    }

    @Test
    void aFurtherTakeIsAnotherRecordingOfTheSameSpeaker() throws IOException {
        Path folder = filled();
        touch(folder, "happiness/h01 (1).wav");
        assertThat(CorpusCatalog.read(folder).utterances())
                .filteredOn(u -> u.speaker().equals("1"))
                .extracting(Utterance::id)
                .containsExactly("h01 (1)", "h01 (1)b");
    }
}
