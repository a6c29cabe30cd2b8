package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every reader in the catalogue must keep. A new reader's test extends this and says which files to make. */
abstract class CorpusReaderContract {

    @TempDir
    Path temp;

    /** The id under which the catalogue holds the reader. */
    abstract String id();

    /** Fills a folder with at least three recordings of the corpus, tables included; the audio may be empty files. */
    abstract void fill(Path folder) throws IOException;

    /** An audio file that the reader cannot place, as a path inside the folder. */
    abstract String stray();

    final Path filled() throws IOException {
        Path folder = temp.resolve("some name");
        fill(folder);
        return folder;
    }

    static Path touch(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.exists(file) ? file : Files.createFile(file);
    }

    @Test
    void isFoundByContentAndReadsTheSameWhenAskedByName() throws IOException {
        Path folder = filled();
        Corpus corpus = CorpusCatalog.read(folder);
        assertThat(corpus.utterances()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(CorpusCatalog.read(id(), folder)).isEqualTo(corpus);
    }

    @Test
    void isDescribedInFull() {
        CorpusDescriptor descriptor = CorpusCatalog.descriptors().stream()
                .filter(d -> d.id().equals(id()))
                .findFirst()
                .orElseThrow();
        assertThat(Stream.of(
                        descriptor.title(),
                        descriptor.citation(),
                        descriptor.licence(),
                        descriptor.access().home()))
                .noneMatch(String::isBlank);
        assertThat(descriptor.id()).isEqualTo(descriptor.id().toLowerCase(Locale.ROOT));
        assertThat(descriptor.languages()).isNotEmpty();
    }

    @Test
    void utterancesAreOfTheCorpusAndItsLabelsWithIdsOnce() throws IOException {
        Corpus corpus = CorpusCatalog.read(filled());
        assertThat(corpus.utterances()).allSatisfy(u -> {
            assertThat(u.corpus()).isEqualTo(corpus.descriptor().id());
            assertThat(corpus.descriptor().labels().contains(u.emotion())).isTrue();
            assertThat(u.file()).exists();
        });
        assertThat(corpus.utterances()).extracting(Utterance::id).doesNotHaveDuplicates();
        assertThat(corpus.utterances())
                .extracting(Utterance::file, Utterance::segment)
                .doesNotHaveDuplicates();
    }

    @Test
    void aFileItCannotPlaceIsNamedWithAReason() throws IOException {
        Path folder = filled();
        int before = CorpusCatalog.read(folder).utterances().size();
        Path stray = touch(folder, stray());
        touch(folder, "README.txt");
        Corpus corpus = CorpusCatalog.read(id(), folder);
        assertThat(corpus.utterances()).hasSize(before);
        assertThat(corpus.skipped()).extracting(SkippedFile::file).containsExactly(stray);
        assertThat(corpus.skipped().get(0).reason()).isNotBlank();
        assertThat(corpus.warnings())
                .singleElement()
                .asString()
                .contains(stray.getFileName().toString());
    }

    @Test
    void nothingThereIsAnErrorThatNamesThePlace() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        for (Path path : List.of(empty, temp.resolve("missing"))) {
            assertThatThrownBy(() -> CorpusCatalog.read(id(), path))
                    .isInstanceOf(CorpusException.class)
                    .hasMessageContaining(path.getFileName().toString());
        }
    }
}
