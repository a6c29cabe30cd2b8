package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.AffectRating;
import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MspPodcastReaderTest extends CorpusReaderContract {

    private static final String COLUMNS = "FileName,EmoClass,EmoAct,EmoVal,EmoDom,SpkrID,Gender,Split_Set\n";

    @Override
    String id() {
        return "msp-podcast";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "Audios/MSP-PODCAST_0001_0008.wav");
        touch(folder, "Audios/MSP-PODCAST_0002_0033.wav");
        touch(folder, "Audios/MSP-PODCAST_0003_0001.wav");
        touch(folder, "Audios/MSP-PODCAST_0004_0001.wav");
        Files.createDirectories(folder.resolve("Labels"));
        Files.writeString(folder.resolve("Labels/labels_consensus.csv"), COLUMNS + """
                MSP-PODCAST_0001_0008.wav,N,2.5,4.0,7.0,127,Male,Test1
                MSP-PODCAST_0002_0033.wav,C,,,,Unknown,Female,Train
                MSP-PODCAST_0003_0001.wav,U,4,4,4,8,Female,Development
                MSP-PODCAST_0004_0001.wav,H,4,4,4,8,Female,Development
                """);
    }

    @Override
    String stray() {
        return "Audios/MSP-PODCAST_9999_0001.wav";
    }

    @Test
    void labelsRatingsAndPartitionsAreRead() throws IOException {
        List<Utterance> utterances = CorpusCatalog.read(filled()).utterances();
        assertThat(utterances)
                .extracting(
                        Utterance::emotion,
                        Utterance::speaker,
                        u -> u.sex().orElse(Sex.MALE),
                        u -> u.part().orElseThrow())
                .containsExactly(
                        tuple(Emotion.NEUTRAL, "127", Sex.MALE, "test1"),
                        tuple(Emotion.CONTEMPT, "", Sex.FEMALE, "train"),
                        tuple(Emotion.SURPRISED, "8", Sex.FEMALE, "dev"),
                        tuple(Emotion.HAPPY, "8", Sex.FEMALE, "dev"));
        assertThat(utterances.get(0).affect()).contains(new AffectRating(0, -0.5, 1));
        assertThat(utterances.get(1).affect()).isEmpty();
    }

    @Test
    void disagreementAndOtherEmotionsAreLeftOutAndSaidSo() throws IOException {
        Path folder = filled();
        Files.writeString(folder.resolve("Labels/labels_consensus.csv"), COLUMNS + """
                MSP-PODCAST_0001_0008.wav,X,4,4,4,1,Male,Train
                MSP-PODCAST_0002_0033.wav,O,4,4,4,1,Male,Train
                MSP-PODCAST_0003_0001.wav,A,4,4,4,1,Male,Train
                """);
        Files.delete(folder.resolve("Audios/MSP-PODCAST_0004_0001.wav"));
        assertThat(CorpusCatalog.read(folder).warnings())
                .containsExactly(
                        "msp-podcast: left out 1 file: the annotators did not agree (X) (MSP-PODCAST_0001_0008.wav)",
                        "msp-podcast: left out 1 file: the label is another emotion (O) (MSP-PODCAST_0002_0033.wav)");
    }

    @Test
    void theMisspeltJsonSaysTheSame() throws IOException {
        Path folder = filled();
        Corpus fromTable = CorpusCatalog.read(folder);
        Files.delete(folder.resolve("Labels/labels_consensus.csv"));
        Files.writeString(folder.resolve("Labels/labels_concensus.json"), """
                {"MSP-PODCAST_0001_0008.wav": {"EmoClass": "N", "EmoAct": 2.5, "EmoVal": 4.0, "EmoDom": 7.0,
                    "SpkrID": 127, "Gender": "Male", "Split_Set": "Test1"},
                 "MSP-PODCAST_0002_0033.wav": {"EmoClass": "C", "SpkrID": "Unknown", "Gender": "Female",
                    "Split_Set": "Train"},
                 "MSP-PODCAST_0003_0001.wav": {"EmoClass": "U", "EmoAct": 4, "EmoVal": 4, "EmoDom": 4, "SpkrID": "8",
                    "Gender": "Female", "Split_Set": "Development"},
                 "MSP-PODCAST_0004_0001.wav": {"EmoClass": "H", "EmoAct": 4, "EmoVal": 4, "EmoDom": 4, "SpkrID": "8",
                    "Gender": "Female", "Split_Set": "Development"}}
                """);
        assertThat(CorpusCatalog.read(folder)).isEqualTo(fromTable);
        Files.writeString(folder.resolve("Labels/labels_concensus.json"), "[1, 2]");
        assertThatThrownBy(() -> CorpusCatalog.read(folder)).hasMessageContaining("labels_concensus.json");
    }
}
