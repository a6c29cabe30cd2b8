package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TessReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "tess";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "OAF_Fear/OAF_back_fear.wav");
        touch(folder, "OAF_Pleasant_surprise/OAF_back_ps.wav");
        touch(folder, "YAF_pleasant_surprised/YAF_back_ps.wav");
        touch(folder, "YAF_angry/YAF_bite_angry.wav");
        touch(folder, "OAF_neutral/OA_bite_neutral.wav");
    }

    @Override
    String stray() {
        return "YAF_angry/YAF_bite_annoyed.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "YAF_back_ps",
                        folder.resolve("YAF_pleasant_surprised/YAF_back_ps.wav"),
                        "tess",
                        Emotion.SURPRISED,
                        "YAF",
                        Optional.of(Sex.FEMALE),
                        Optional.of("back"),
                        Optional.empty()));
    }

    @Test
    void theMisnamedRecordingIsOfTheSameWoman() throws IOException {
        Corpus corpus = CorpusCatalog.read(filled());
        assertThat(corpus.speakers()).containsExactly("OAF", "YAF");
        assertThat(corpus.utterances())
                .filteredOn(u -> u.id().equals("OA_bite_neutral"))
                .extracting(Utterance::speaker)
                .containsExactly("OAF");
    }

    @Test
    void theArchiveThatHoldsEverythingTwiceIsReadOnce() throws IOException {
        Path folder = filled();
        fill(folder.resolve("TESS Toronto emotional speech set data"));
        assertThat(CorpusCatalog.read(folder).utterances()).hasSize(5);
        assertThat(CorpusCatalog.read(folder).skipped())
                .hasSize(5)
                .allMatch(skipped -> skipped.utterance().isPresent());
    }
}
