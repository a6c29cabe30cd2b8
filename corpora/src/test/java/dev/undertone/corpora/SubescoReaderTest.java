package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubescoReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "subesco";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "F_10_FAHMEE_S_6_FEAR_5.wav");
        touch(folder, "M_10_RAJIB_S_1_SURPRISE_1.wav");
        touch(folder, "F_02_MONIKA_S_10_NEUTRAL_3.wav");
    }

    @Override
    String stray() {
        return "F_02_MONIKA_S_10_BORED_3.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "F_10_FAHMEE_S_6_FEAR_5",
                        folder.resolve("F_10_FAHMEE_S_6_FEAR_5.wav"),
                        "subesco",
                        Emotion.FEARFUL,
                        "F10",
                        Optional.of(Sex.FEMALE),
                        Optional.of("6"),
                        Optional.empty()));
    }

    @Test
    void aWomanAndAManOfOneNumberAreTwoSpeakers() throws IOException {
        assertThat(CorpusCatalog.read(filled()).speakers()).containsExactly("F02", "F10", "M10");
    }
}
