package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CremaDReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "crema-d";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "AudioWAV/1001_DFA_ANG_XX.wav");
        touch(folder, "AudioWAV/1040_ITH_SAD_X.wav");
        touch(folder, "AudioWAV/1091_IEO_FEA_HI.wav");
    }

    @Override
    String stray() {
        return "AudioWAV/1001_DFA_XXX_HI.wav";
    }

    @Test
    void everyPartOfTheNameIsReadAlsoWithTheMisprintedLevel() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "1040_ITH_SAD_X",
                        folder.resolve("AudioWAV/1040_ITH_SAD_X.wav"),
                        "crema-d",
                        Emotion.SAD,
                        "1040",
                        Optional.of(Sex.MALE),
                        Optional.of("ITH"),
                        Optional.of("XX")));
    }

    @Test
    void theRealClipsAreCompleteButForTheKnownBadOnes() throws IOException {
        Corpus corpus = CorpusCatalog.read(TestData.corpora().resolve("crema-d"));
        assertThat(corpus.utterances().size() + corpus.skipped().size()).isEqualTo(6540);
        assertThat(corpus.skipped()).hasSize(7);
        assertThat(corpus.warnings())
                .hasSize(2)
                .contains("crema-d: left out 1 file: known fault, it is silent (1076_MTI_SAD_XX.mp3)");
        assertThat(corpus.speakers()).hasSize(80);
        long women = corpus.utterances().stream()
                .filter(u -> u.sex().equals(Optional.of(Sex.FEMALE)))
                .map(Utterance::speaker)
                .distinct()
                .count();
        assertThat(women).isEqualTo(38); // 43 of 91, less the five women among the eleven actors kept aside
    }
}
