package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.AffectRating;
import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusManifestTest {

    @TempDir
    Path folder;

    private Corpus corpus() throws IOException {
        CorpusReaderContract.touch(folder, "ravdess/Actor_01/03-01-03-01-01-01-01.wav");
        CorpusReaderContract.touch(folder, "ravdess/Actor_02/03-01-04-02-02-01-02.wav");
        CorpusReaderContract.touch(folder, "ravdess/Actor_02/odd, \"name\".wav");
        Corpus read = CorpusCatalog.read(folder.resolve("ravdess"));
        List<Utterance> utterances = new ArrayList<>(read.utterances());
        utterances.add(new Utterance(
                        "a part",
                        folder.resolve("ravdess/Actor_02/odd, \"name\".wav"),
                        "ravdess",
                        Emotion.SURPRISED,
                        "02",
                        Optional.empty(),
                        Optional.of("He said \"no\", twice"),
                        Optional.empty())
                .withSegment(Optional.of(Segment.ofSeconds(0.125, 1.75)))
                .withLanguage(Optional.of("en"))
                .withPart(Optional.of("dev"))
                .withAffect(Optional.of(new AffectRating(-0.5, 0.25, 1)))
                .withOriginal(Optional.of(folder.resolve("elsewhere/the original.wav"))));
        return new Corpus(read.descriptor(), read.root(), utterances, List.of());
    }

    private static void write(Corpus corpus, Path table) throws IOException {
        Files.createDirectories(table.resolveSibling(""));
        try (Writer writer = Files.newBufferedWriter(table)) {
            CorpusManifest.write(corpus, table.resolveSibling(""), writer);
        }
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Corpus corpus = corpus();
        for (Path table : List.of(folder.resolve("mine.csv"), folder.resolve("deep/er/mine.csv"))) {
            write(corpus, table);
            Corpus read = CorpusCatalog.read(table);
            assertThat(read.utterances()).isEqualTo(corpus.utterances());
            assertThat(read.descriptor()).isEqualTo(corpus.descriptor());
        }
    }

    @Test
    void aRowEditedByHandCounts() throws IOException {
        Path table = folder.resolve("mine.csv");
        write(corpus(), table);
        List<String> rows = new ArrayList<>(Files.readAllLines(table));
        assertThat(rows.get(1)).contains("ravdess/Actor_01/03-01-03-01-01-01-01.wav,happy,01,male");
        rows.set(1, rows.get(1).replace("happy", "Bored"));
        rows.remove(2);
        Files.write(table, rows);
        assertThat(CorpusCatalog.read(table).utterances())
                .extracting(Utterance::emotion)
                .containsExactly(Emotion.BORED, Emotion.SURPRISED);
    }
}
