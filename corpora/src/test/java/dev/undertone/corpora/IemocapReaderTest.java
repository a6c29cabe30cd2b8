package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.AffectRating;
import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class IemocapReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "iemocap";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F000.wav");
        touch(folder, "Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_M001.wav");
        touch(folder, "Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_M002.wav");
        touch(folder, "Session1/dialog/wav/Ses01F_impro01.wav");
        Path dialog = folder.resolve("Session1/dialog");
        Files.createDirectories(dialog.resolve("EmoEvaluation/Categorical"));
        Files.createDirectories(dialog.resolve("transcriptions"));
        Files.writeString(dialog.resolve("EmoEvaluation/Ses01F_impro01.txt"), """
                % [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]

                [6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 4.0000, 5.0000]
                C-E2:\tNeutral;\t()
                A-E3:\tval 3; act 2; dom  2;\t()

                [10.0100 - 11.3925]\tSes01F_impro01_M001\texc\t[4.5000, 4.0000, 3.0000]
                [14.8872 - 18.0175]\tSes01F_impro01_M002\tfru\t[2.5000, 5.5000, 2.5000]
                """);
        Files.writeString(dialog.resolve("EmoEvaluation/Categorical/Ses01F_impro01_e2_cat.txt"), "not a list of turns");
        Files.writeString(dialog.resolve("EmoEvaluation/._Ses01F_impro01.txt"), "left by macOS");
        Files.writeString(
                dialog.resolve("transcriptions/Ses01F_impro01.txt"),
                "Ses01F_impro01_F000 [006.2901-008.2357]: Excuse me.\nF: (BREATHING)\n");
    }

    @Override
    String stray() {
        return "Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F999.wav";
    }

    @Test
    void theLastLetterOfTheTurnIsTheSpeaker() throws IOException {
        Path folder = filled();
        List<Utterance> utterances = CorpusCatalog.read(folder).utterances();
        assertThat(utterances)
                .extracting(
                        Utterance::id,
                        Utterance::emotion,
                        Utterance::speaker,
                        u -> u.sex().orElseThrow())
                .containsExactly(
                        tuple("Ses01F_impro01_F000", Emotion.NEUTRAL, "Ses01F", Sex.FEMALE),
                        tuple("Ses01F_impro01_M001", Emotion.EXCITED, "Ses01M", Sex.MALE),
                        tuple("Ses01F_impro01_M002", Emotion.FRUSTRATED, "Ses01M", Sex.MALE));
        assertThat(utterances.get(0).affect()).contains(new AffectRating(-0.25, 0.5, 1));
        assertThat(utterances.get(2).affect()).isEmpty();
        assertThat(utterances.get(0).sentence()).contains("Excuse me.");
        assertThat(utterances).allMatch(u -> u.segment().isEmpty());
    }

    @Test
    void turnsWithoutAgreementAreNamed() throws IOException {
        Path folder = filled();
        Path evaluation = folder.resolve("Session1/dialog/EmoEvaluation/Ses01F_impro01.txt");
        Files.writeString(evaluation, Files.readString(evaluation) + """
                [19.2900 - 20.7875]\tSes01F_impro01_F003\txxx\t[2.5000, 3.0000, 3.0000]
                [21.3257 - 24.7400]\tSes01F_impro01_F004\toth\t[2.5000, 3.0000, 2.5000]
                """);
        touch(folder, "Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F003.wav");
        touch(folder, "Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F004.wav");
        assertThat(CorpusCatalog.read(folder).warnings())
                .containsExactly(
                        "iemocap: left out 1 file: the annotators did not agree (xxx) (Ses01F_impro01_F003.wav)",
                        "iemocap: left out 1 file: the label is another emotion (oth) (Ses01F_impro01_F004.wav)");
    }

    @Test
    void aTurnWithoutItsOwnFileIsAPartOfTheDialogue() throws IOException {
        Path folder = filled();
        Files.delete(folder.resolve("Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F000.wav"));
        Utterance turn = CorpusCatalog.read(folder).utterances().get(0);
        assertThat(turn.file()).isEqualTo(folder.resolve("Session1/dialog/wav/Ses01F_impro01.wav"));
        assertThat(turn.segment()).contains(Segment.ofSeconds(6.2901, 8.2357));
    }
}
