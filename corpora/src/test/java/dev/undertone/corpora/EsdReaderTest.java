package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EsdReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "esd";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "0001/Angry/0001_000351.wav");
        touch(folder, "0001/Neutral/evaluation/0001_000001.wav");
        touch(folder, "0011/Sad/test/0011_001051.wav");
        touch(folder, "0011/Surprise/0011_001401.wav");
    }

    @Override
    String stray() {
        return "0011/Surprise/0011_14.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                                "0001_000351",
                                folder.resolve("0001/Angry/0001_000351.wav"),
                                "esd",
                                Emotion.ANGRY,
                                "0001",
                                Optional.empty(),
                                Optional.of("zh-CN 1"),
                                Optional.empty())
                        .withLanguage(Optional.of("zh-CN")));
    }

    @Test
    void theSameSentenceIsKnownInEveryEmotionOfALanguage() throws IOException {
        assertThat(CorpusCatalog.read(filled()).utterances())
                .extracting(
                        Utterance::id,
                        u -> u.sentence().orElseThrow(),
                        u -> u.part().orElse(""))
                .containsExactly(
                        tuple("0001_000351", "zh-CN 1", ""),
                        tuple("0001_000001", "zh-CN 1", "dev"),
                        tuple("0011_001051", "en 1", "test"),
                        tuple("0011_001401", "en 1", ""));
    }
}
