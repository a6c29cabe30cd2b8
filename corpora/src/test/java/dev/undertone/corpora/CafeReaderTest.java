package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CafeReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "cafe";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "Peur/Fort/12-P-2-5.wav");
        touch(folder, "Colère/Faible/01-C-1-1.aiff");
        touch(folder, "Neutre/02-N-0-3.wav");
    }

    @Override
    String stray() {
        return "Peur/Fort/13-P-2-5.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "12-P-2-5",
                        folder.resolve("Peur/Fort/12-P-2-5.wav"),
                        "cafe",
                        Emotion.FEARFUL,
                        "12",
                        Optional.of(Sex.FEMALE),
                        Optional.of("5"),
                        Optional.of("strong")));
    }

    @Test
    void oddActorsAreMenAndNeutralHasNoIntensity() throws IOException {
        assertThat(CorpusCatalog.read(filled()).utterances())
                .extracting(
                        Utterance::id,
                        u -> u.sex().orElseThrow(),
                        u -> u.intensity().orElse(""))
                .contains(tuple("01-C-1-1", Sex.MALE, "weak"), tuple("02-N-0-3", Sex.FEMALE, ""));
    }
}
