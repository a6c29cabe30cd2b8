package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmovoReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "emovo";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "f1/dis-f1-b1.wav");
        touch(folder, "m3/gio-m3-n5.wav");
        touch(folder, "m3/sor-m3-l4.wav");
    }

    @Override
    String stray() {
        return "m3/xyz-m3-l4.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "gio-m3-n5",
                        folder.resolve("m3/gio-m3-n5.wav"),
                        "emovo",
                        Emotion.HAPPY,
                        "m3",
                        Optional.of(Sex.MALE),
                        Optional.of("n5"),
                        Optional.empty()));
    }

    @Test
    void theRealClipsAreComplete() throws IOException {
        Corpus corpus = CorpusCatalog.read(TestData.corpora().resolve("emovo"));
        assertThat(corpus.utterances()).hasSize(588);
        assertThat(corpus.skipped()).isEmpty();
        assertThat(corpus.speakers()).containsExactly("f1", "f2", "f3", "m1", "m2", "m3");
    }
}
