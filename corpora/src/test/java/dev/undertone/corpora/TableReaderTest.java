package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "table";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "clips/a.wav");
        touch(folder, "clips/b, the second.wav");
        touch(folder, "c.mp3");
        String rows = """
                File,Emotion,Speaker,Gender,Text
                clips/a.wav,anger, anna ,F,"He said ""no"", twice"
                "clips/b, the second.wav",Happiness,ben,male,

                c.mp3,neutral,,,
                """;
        Files.writeString(folder.resolve("mine.csv"), "\uFEFF" + rows.replace("\n", "\r\n"));
    }

    /** A table lists what belongs to it, so a stray is a row and not a file lying about. */
    @Override
    String stray() {
        return "d.wav";
    }

    @Override
    @Test
    void aFileItCannotPlaceIsNamedWithAReason() throws IOException {
        Path folder = filled();
        touch(folder, "d.wav");
        Path table = folder.resolve("mine.csv");
        Files.writeString(table, """
                file,emotion,start,end
                c.mp3,sad,,
                d.wav,melancholy,,
                missing.wav,sad,,
                clips/a.wav,sad,soon,1
                clips/a.wav,sad,3,1
                ,sad,,
                """);
        Corpus corpus = CorpusCatalog.read(table);
        assertThat(corpus.utterances()).extracting(Utterance::id).containsExactly("c.mp3");
        assertThat(corpus.warnings())
                .containsExactly(
                        "mine: left out 1 file: unknown emotion 'melancholy' (d.wav)",
                        "mine: left out 1 file: the table lists it but it is not there (missing.wav)",
                        "mine: left out 1 file: row 5: a time must be seconds, such as 1.25, or a clock, such as 0:01.25,"
                                + " but was 'soon' (a.wav)",
                        "mine: left out 1 file: row 6: end of a segment must be after its start 3.0 s but was 1.0 s (a.wav)",
                        "mine: left out 1 file: row 7 names no file (mine.csv)");
    }

    @Test
    void quotesMarksOfWindowsAndUnknownSpeakersAreUnderstood() throws IOException {
        Path folder = filled();
        Corpus corpus = CorpusCatalog.read(folder);
        assertThat(corpus.utterances().get(0))
                .isEqualTo(new Utterance(
                        "clips/a.wav",
                        folder.resolve("clips/a.wav"),
                        "mine",
                        Emotion.ANGRY,
                        "anna",
                        Optional.of(Sex.FEMALE),
                        Optional.of("He said \"no\", twice"),
                        Optional.empty()));
        assertThat(corpus.utterances().get(2).hasSpeaker()).isFalse();
        assertThat(corpus.speakers()).containsExactly("anna", "ben");
    }

    @Test
    void partsOfRecordingsAreUtterancesOfTheirOwn() throws IOException {
        Path table = filled().resolve("mine.csv");
        Files.writeString(
                table,
                "file;emotion;speaker;start;end;language;part\nc.mp3;sad;anna;0;1.5;de;train\nc.mp3;happy;ben;0:01.5;;de;test\n");
        Corpus corpus = CorpusCatalog.read(table);
        assertThat(corpus.utterances())
                .extracting(Utterance::id, u -> u.segment().orElseThrow().toString(), Utterance::part)
                .containsExactly(
                        tuple("c.mp3#0.0-1.5", "0.0-1.5", Optional.of("train")),
                        tuple("c.mp3#1.5-", "1.5-", Optional.of("test")));
        assertThat(corpus.utterances().get(0).language()).contains("de");
    }

    @Test
    void aTableOfAKnownCorpusKeepsItsLicenceAndAMixtureIsRefused() throws IOException {
        Path table = filled().resolve("mine.csv");
        Files.writeString(table, "corpus,file,emotion,speaker\nravdess,c.mp3,sad,01\n");
        assertThat(CorpusCatalog.read(table).descriptor().licence()).isEqualTo("CC BY-NC-SA 4.0");
        Files.writeString(table, "corpus,file,emotion,speaker\nravdess,c.mp3,sad,01\nemodb,clips/a.wav,sad,03\n");
        assertThatThrownBy(() -> CorpusCatalog.read(table))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("[emodb, ravdess]");
    }

    @Test
    void twoTablesInAFolderAreForTheUserToChooseFrom() throws IOException {
        Path folder = filled();
        Files.copy(folder.resolve("mine.csv"), folder.resolve("other.csv"));
        assertThatThrownBy(() -> CorpusCatalog.read(folder)).isInstanceOf(CorpusException.class);
        assertThat(CorpusCatalog.read(folder.resolve("other.csv")).utterances()).hasSize(3);
    }

    @Test
    void aTableInAnotherEncodingIsRefusedByName() throws IOException {
        Path table = filled().resolve("latin.csv");
        Files.write(table, "file,emotion\nä.wav,sad\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CorpusCatalog.read(table)).hasMessageContaining("latin.csv is not UTF-8");

        Path folders = temp.resolve("folders");
        touch(folders, "sad/x.wav");
        Files.write(folders.resolve("notes.csv"), "Bemerkung\nschön\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(CorpusCatalog.read(folders).utterances()).hasSize(1);
    }
}
