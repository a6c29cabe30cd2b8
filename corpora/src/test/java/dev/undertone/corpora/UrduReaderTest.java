package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UrduReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "urdu";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "Angry/SM1_F10_A010.wav");
        touch(folder, "Neutral/SM20_F8_N012.wav");
        touch(folder, "Sad/SF9_F1_S01.wav");
    }

    @Override
    String stray() {
        return "Sad/SF9_F1_X01.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "SM20_F8_N012",
                        folder.resolve("Neutral/SM20_F8_N012.wav"),
                        "urdu",
                        Emotion.NEUTRAL,
                        "SM20",
                        Optional.of(Sex.MALE),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void theFBehindTheSpeakerIsNoWoman() throws IOException {
        assertThat(CorpusCatalog.read(filled()).utterances())
                .extracting(Utterance::speaker, Utterance::sex)
                .contains(tuple("SM1", Optional.of(Sex.MALE)), tuple("SF9", Optional.of(Sex.FEMALE)));
    }
}
