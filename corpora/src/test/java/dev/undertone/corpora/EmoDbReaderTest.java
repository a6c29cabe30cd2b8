package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmoDbReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "emodb";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "wav/03a01Fa.wav");
        touch(folder, "wav/16b10Lb.wav");
        touch(folder, "wav/08a07Wc.wav");
    }

    @Override
    String stray() {
        return "wav/03a01Xa.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "16b10Lb",
                        folder.resolve("wav/16b10Lb.wav"),
                        "emodb",
                        Emotion.BORED,
                        "16",
                        Optional.of(Sex.FEMALE),
                        Optional.of("b10"),
                        Optional.empty()));
    }

    @Test
    void theRealClipsAreComplete() throws IOException {
        Corpus corpus = CorpusCatalog.read(TestData.corpora().resolve("emodb"));
        assertThat(corpus.utterances()).hasSize(535);
        assertThat(corpus.skipped()).isEmpty();
        assertThat(corpus.speakers()).hasSize(10);
        assertThat(corpus.utterances())
                .filteredOn(u -> u.emotion() == Emotion.ANGRY)
                .hasSize(127);
    }
}
