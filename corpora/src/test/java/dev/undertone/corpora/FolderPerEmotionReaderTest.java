package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderPerEmotionReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "folders";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "Anger/x.wav");
        touch(folder, "happy/x.wav");
        touch(folder, "pleasant_surprise/batch 2/y.mp3");
    }

    @Override
    String stray() {
        return "laughter/z.wav";
    }

    @Test
    void theFirstFolderNamesTheEmotionAndNobodyTheSpeaker() throws IOException {
        List<Utterance> utterances = CorpusCatalog.read(filled()).utterances();
        assertThat(utterances)
                .extracting(Utterance::id, Utterance::emotion, Utterance::hasSpeaker)
                .containsExactly(
                        tuple("Anger/x.wav", Emotion.ANGRY, false),
                        tuple("happy/x.wav", Emotion.HAPPY, false),
                        tuple("pleasant_surprise/batch 2/y.mp3", Emotion.SURPRISED, false));
        assertThatThrownBy(() -> SpeakerFolds.balanced(utterances, 2, 1))
                .hasMessageContaining("folds need known speakers");
        assertThatThrownBy(() -> new SpeakerDisjointSplit(utterances.subList(0, 1), utterances.subList(1, 3)))
                .hasMessageContaining("cannot be split by speaker");
    }

    @Test
    void theRootsOwnNameCountsForNothing() throws IOException {
        Path angry = temp.resolve("angry");
        touch(angry, "x.wav");
        assertThatThrownBy(() -> CorpusCatalog.read(angry))
                .isInstanceOf(CorpusException.class)
                .hasMessageContainingAll("1 audio files, first x.wav", "ravdess, crema-d, emodb, emovo, nemo");
    }

    @Test
    void realFoldersOfOtherSoundsAreNoCorpusOfSpeech() {
        Path sounds = TestData.corpora().resolve("esc10");
        assertThatThrownBy(() -> CorpusCatalog.read(sounds))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("100 audio files");
    }
}
