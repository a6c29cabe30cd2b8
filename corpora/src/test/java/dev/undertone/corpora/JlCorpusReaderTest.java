package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelMap;
import dev.undertone.emotions.LabelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JlCorpusReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "jl-corpus";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "JL(wav+txt)/male1_angry_10a_1.wav");
        touch(folder, "JL(wav+txt)/female2_apologetic_7b_2.wav");
        touch(folder, "JL(wav+txt)/female1_excited_3a_1.wav");
    }

    @Override
    String stray() {
        return "JL(wav+txt)/male3_angry_10a_1.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "male1_angry_10a_1",
                        folder.resolve("JL(wav+txt)/male1_angry_10a_1.wav"),
                        "jl-corpus",
                        Emotion.ANGRY,
                        "male1",
                        Optional.of(Sex.MALE),
                        Optional.of("10a"),
                        Optional.empty()));
    }

    @Test
    void itsOwnEmotionsCanBeMergedOrLeftOut() throws IOException {
        Corpus corpus = CorpusCatalog.read(filled());
        assertThat(corpus.descriptor().labels().size()).isEqualTo(10);
        Corpus merged = corpus.merged(LabelMap.parse(List.of("excited=happy")));
        assertThat(merged.labels()).hasToString("happy,angry,apologetic");
        assertThat(merged.only(LabelSet.parse("happy,angry")).utterances()).hasSize(2);
        assertThat(corpus.labels()).hasToString("angry,excited,apologetic");
    }
}
