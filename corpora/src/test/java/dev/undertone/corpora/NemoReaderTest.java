package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NemoReaderTest extends CorpusReaderContract {

    private static final String HEADER = "file_id\temotion\traw_text\tnormalized_text\tspeaker_id\tgender\tage\n";

    @Override
    String id() {
        return "nemo";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "samples/WR0_surprised_64.wav");
        touch(folder, "samples/IC0_anger_1.wav");
        touch(folder, "samples/IC0_fear_2.opus");
        Files.writeString(
                folder.resolve("data.tsv"),
                HEADER
                        + "WR0_surprised_64.wav\tsurprised\tUcho.\tucho\t        WR0\tmale\t23\n"
                        + "IC0_anger_1.wav\tanger\tMleko.\tmleko\t        IC0\tfemale\t28\n"
                        + "IC0_fear_2.wav\tfear\tMleko.\tmleko\t        IC0\tfemale\t28\n");
    }

    @Override
    String stray() {
        return "samples/XX0_anger_1.wav";
    }

    @Test
    void rowsAreReadAndSpeakersStripped() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "IC0_fear_2",
                        folder.resolve("samples/IC0_fear_2.opus"),
                        "nemo",
                        Emotion.FEARFUL,
                        "IC0",
                        Optional.of(Sex.FEMALE),
                        Optional.of("mleko"),
                        Optional.empty()));
    }

    @Test
    void aRowWithoutItsFileIsNamed() throws IOException {
        Path folder = filled();
        Files.delete(folder.resolve("samples/IC0_anger_1.wav"));
        assertThat(CorpusCatalog.read(folder).warnings())
                .containsExactly(
                        "nemo: left out 1 file: data.tsv lists it but it is not there, or lists it twice (IC0_anger_1.wav)");
    }

    @Test
    void aSecondCopyInAnotherFormatIsNamed() throws IOException {
        Path folder = filled();
        touch(folder, "samples/IC0_anger_1.flac");
        Corpus corpus = CorpusCatalog.read(folder);
        assertThat(corpus.utterances()).hasSize(3);
        assertThat(corpus.warnings())
                .containsExactly("nemo: left out 1 file: the same recording is there twice (IC0_anger_1.wav)");
    }

    @Test
    void theRealClipsAreComplete() throws IOException {
        Corpus corpus = CorpusCatalog.read(TestData.corpora().resolve("nemo"));
        assertThat(corpus.utterances()).hasSize(3403);
        assertThat(corpus.skipped()).isEmpty();
        assertThat(corpus.speakers()).containsExactly("IC0", "KD0", "KS0", "MK0", "MP0", "SM0", "WR0");
    }
}
