package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaveeReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "savee";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "AudioData/DC/sa01.wav");
        touch(folder, "AudioData/DC/su15.wav");
        touch(folder, "AudioData/JE/a01.wav");
        touch(folder, "ALL/KL_n30.wav");
    }

    @Override
    String stray() {
        return "AudioData/DC/x01.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "DC_sa01",
                        folder.resolve("AudioData/DC/sa01.wav"),
                        "savee",
                        Emotion.SAD,
                        "DC",
                        Optional.of(Sex.MALE),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void bothFormsOfTheNameAreOneRecording() throws IOException {
        Path folder = filled();
        touch(folder, "ALL/DC_su15.wav");
        Corpus corpus = CorpusCatalog.read(folder);
        assertThat(corpus.utterances()).hasSize(4);
        assertThat(corpus.warnings()).singleElement().asString().contains("there twice");
        assertThat(corpus.utterances()).extracting(Utterance::emotion).contains(Emotion.SURPRISED, Emotion.NEUTRAL);
    }
}
