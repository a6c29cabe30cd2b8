package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MeldReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "meld";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "train_splits/dia0_utt0.mp4");
        touch(folder, "train_splits/dia0_utt1.mp4");
        touch(folder, "dev_splits_complete/dia0_utt0.mp4");
        touch(folder, "output_repeated_splits_test/final_videos_testdia0_utt0.mp4");
        table(folder, "train", """
                1,"also I was, the point person",Monica,joy,positive,0,0,8,21,0,1
                2,You must,The Interviewer,anger,negative,0,1,8,21,0,1
                """);
        table(folder, "dev", "1,\"Oh my God, he's lost it.\",Phoebe,surprise,negative,0,0,4,7,0,1\n");
        table(folder, "test", "1,Why,Chandler,neutral,neutral,0,0,3,19,0,1\n");
    }

    @Override
    String stray() {
        return "train_splits/dia9_utt9.mp4";
    }

    private static void table(Path folder, String part, String rows) throws IOException {
        String columns =
                "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime\n";
        Files.writeString(folder.resolve(part + "_sent_emo.csv"), columns + rows);
    }

    @Test
    void aClipIsKnownByPartitionDialogueAndUtterance() throws IOException {
        Corpus corpus = CorpusCatalog.read(filled());
        assertThat(corpus.utterances())
                .extracting(
                        Utterance::id,
                        Utterance::emotion,
                        Utterance::speaker,
                        u -> u.part().orElseThrow())
                .containsExactly(
                        tuple("dev_dia0_utt0", Emotion.SURPRISED, "Phoebe", "dev"),
                        tuple("test_dia0_utt0", Emotion.NEUTRAL, "Chandler", "test"),
                        tuple("train_dia0_utt0", Emotion.HAPPY, "Monica", "train"),
                        tuple("train_dia0_utt1", Emotion.ANGRY, "The Interviewer", "train"));
        assertThat(corpus.utterances().get(2).sentence()).contains("also I was, the point person");
        assertThat(corpus.utterances().get(3).sex()).isEmpty();
    }

    @Test
    void theBrokenClipAndThoseMissingAreNamed() throws IOException {
        Path folder = filled();
        touch(folder, "train_splits/dia125_utt3.mp4");
        table(folder, "train", """
                1,Hm,Joey,neutral,neutral,125,3,1,1,0,1
                2,Oh,Joey,sadness,negative,7,7,1,1,0,1
                3,"also I was, the point person",Monica,joy,positive,0,0,8,21,0,1
                """);
        assertThat(CorpusCatalog.read(folder).warnings())
                .contains(
                        "meld: left out 1 file: known fault, the published file is broken (dia125_utt3.mp4)",
                        "meld: left out 1 file: the table lists it but it is not there (train_dia7_utt7)");
    }
}
