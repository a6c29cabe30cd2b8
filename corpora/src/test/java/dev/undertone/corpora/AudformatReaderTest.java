package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.undertone.emotions.AffectRating;
import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AudformatReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "audformat";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "wav/03a01Fa.wav");
        touch(folder, "wav/03a01Nc.wav");
        touch(folder, "wav/long.wav");
        Files.writeString(folder.resolve("db.yaml"), """
                name: MyDB
                author: Ada
                source: https://example.org/mydb
                usage: unrestricted
                license: CC0-1.0
                languages: [deu]
                schemes:
                  speaker:
                    dtype: int
                    labels:
                      3: {gender: male, language: deu}
                      8: {gender: female}
                  transcription:
                    dtype: str
                    labels: {a01: Der Lappen liegt auf dem Eisschrank.}
                  vad: {dtype: float, minimum: 1, maximum: 5}
                splits:
                  held: {type: test}
                tables:
                  held.out:
                    type: filewise
                    split_id: held
                    columns: {emotion: {scheme_id: emotion}}
                  emotion:
                    type: filewise
                    columns:
                      emotion: {scheme_id: emotion}
                      valence: {scheme_id: vad}
                      arousal: {scheme_id: vad}
                      dominance: {scheme_id: vad}
                  files:
                    type: filewise
                    columns:
                      speaker: {scheme_id: speaker}
                      transcription: {scheme_id: transcription}
                  segments:
                    type: segmented
                    columns: {emotion: {scheme_id: emotion}}
                """);
        Files.writeString(
                folder.resolve("db.emotion.csv"),
                "file,emotion,valence,arousal,dominance\nwav/03a01Fa.wav,happiness,4,3,1\nwav/03a01Nc.wav,neutral,,,\n");
        Files.writeString(folder.resolve("db.held.out.csv"), "file,emotion\nwav/03a01Fa.wav,happiness\n");
        Files.writeString(
                folder.resolve("db.files.csv"),
                "file,speaker,transcription\nwav/03a01Fa.wav,3,a01\nwav/03a01Nc.wav,3,a01\nwav/long.wav,8,\n");
        Files.writeString(folder.resolve("db.segments.csv"), """
                file,start,end,emotion
                wav/long.wav,0 days 00:00:00,0 days 00:00:01.250000,anger
                wav/long.wav,0 days 00:01:01.500000,NaT,sadness
                wav/long.wav,0 days,0 days 00:00:09,
                """);
    }

    @Override
    String stray() {
        return "wav/stray.wav";
    }

    /** Tables list what belongs to a database, so files lying about do not matter, but rows do. */
    @Override
    @Test
    void aFileItCannotPlaceIsNamedWithAReason() throws IOException {
        Path folder = filled();
        Files.writeString(
                folder.resolve("db.emotion.csv"),
                "file,emotion\nwav/03a01Fa.wav,happiness\nwav/03a01Nc.wav,melancholy\nwav/none.wav,anger\n");
        Files.delete(folder.resolve("db.segments.csv"));
        Corpus corpus = CorpusCatalog.read(folder);
        assertThat(corpus.utterances()).hasSize(1);
        assertThat(corpus.warnings())
                .containsExactly(
                        "mydb: left out 1 file: unknown emotion 'melancholy' (03a01Nc.wav)",
                        "mydb: left out 1 file: the table emotion lists it but it is not there (none.wav)");
    }

    @Test
    void whatIsKnownOfAFileIsGatheredFromAllTables() throws IOException {
        Path folder = filled();
        Corpus corpus = CorpusCatalog.read(folder);
        assertThat(corpus.descriptor().licence()).isEqualTo("CC0-1.0");
        assertThat(corpus.descriptor().languages()).containsExactly("de");
        assertThat(corpus.utterances().get(0))
                .isEqualTo(new Utterance(
                                "wav/03a01Fa.wav",
                                folder.resolve("wav/03a01Fa.wav"),
                                "mydb",
                                Emotion.HAPPY,
                                "3",
                                Optional.of(Sex.MALE),
                                Optional.of("Der Lappen liegt auf dem Eisschrank."),
                                Optional.empty())
                        .withLanguage(Optional.of("de"))
                        .withPart(Optional.of("test"))
                        .withAffect(Optional.of(new AffectRating(0.5, 0, -1))));
    }

    @Test
    void segmentsWithPandasTimesAreParts() throws IOException {
        assertThat(CorpusCatalog.read(filled()).utterances())
                .filteredOn(u -> u.segment().isPresent())
                .extracting(Utterance::id, u -> u.segment().orElseThrow(), Utterance::speaker)
                .containsExactly(
                        tuple("wav/long.wav#0.0-1.25", Segment.ofSeconds(0, 1.25), "8"),
                        tuple("wav/long.wav#61.5-", new Segment(Duration.ofMillis(61_500), Optional.empty()), "8"));
    }

    @Test
    void tablesInAnotherFormatAreNamed() throws IOException {
        Path folder = filled();
        Files.delete(folder.resolve("db.segments.csv"));
        Files.delete(folder.resolve("db.held.out.csv"));
        Files.move(folder.resolve("db.emotion.csv"), folder.resolve("db.emotion.pkl"));
        assertThatThrownBy(() -> CorpusCatalog.read(folder)).hasMessageContaining("must be saved as CSV first");
        Files.writeString(folder.resolve("db.yaml"), "- a\n- list\n");
        assertThatThrownBy(() -> CorpusCatalog.read(folder)).hasMessageContaining("db.yaml is not an audformat header");
        Files.writeString(folder.resolve("db.yaml"), "name: [");
        assertThatThrownBy(() -> CorpusCatalog.read(folder)).hasMessageContaining("db.yaml is not YAML");
    }
}
