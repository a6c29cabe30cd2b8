package dev.undertone.corpora.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipUnpackerTest {

    @TempDir
    Path temp;

    static Path zip(Path file, Charset names, String... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), names)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void foldersAreMadeAndWhatMacOsLeavesIsNot() throws IOException {
        Path archive = zip(
                temp.resolve("a.zip"),
                StandardCharsets.UTF_8,
                "Actor_01/a.wav",
                "b.wav",
                "__MACOSX/b.wav",
                ".DS_Store");
        Path folder = temp.resolve("out");
        assertThat(ZipUnpacker.unpack(
                        archive, folder, (done, total) -> assertThat(total).isEqualTo(2)))
                .isEqualTo(2);
        assertThat(folder.resolve("Actor_01/a.wav")).hasContent("Actor_01/a.wav");
        assertThat(folder.resolve("__MACOSX")).doesNotExist();
        assertThat(folder.resolve(".DS_Store")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.wav",
                "a/../../evil.wav",
                "/tmp/evil.wav",
                "..\\evil.wav",
                "a/..",
                "good/../../out2/evil.wav"
            })
    void nothingIsWrittenOutsideOfTheFolder(String name) throws IOException {
        Path archive = zip(temp.resolve("a.zip"), StandardCharsets.UTF_8, "first.wav", name);
        Path folder = temp.resolve("out");
        assertThatThrownBy(() -> ZipUnpacker.unpack(archive, folder, (done, total) -> {}))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("outside of its folder");
        assertThat(folder).isEmptyDirectory();
        assertThat(temp.resolve("evil.wav")).doesNotExist();
    }

    @Test
    void namesInTheOldCodePageAreRead() throws IOException {
        Path archive = zip(temp.resolve("a.zip"), Charset.forName("IBM437"), "Colère/Faible/01-C-1-1.wav");
        ZipUnpacker.unpack(archive, temp.resolve("out"), (done, total) -> {});
        assertThat(temp.resolve("out/Colère/Faible/01-C-1-1.wav")).exists();
    }

    @Test
    void anInterruptedUnpackingGoesOn() throws IOException {
        Path archive = zip(temp.resolve("a.zip"), StandardCharsets.UTF_8, "a.wav", "b.wav");
        Path folder = Files.createDirectories(temp.resolve("out"));
        Files.writeString(folder.resolve("a.wav"), "A.WAV");
        Files.writeString(folder.resolve("b.wav"), "b.");
        ZipUnpacker.unpack(archive, folder, (done, total) -> {});
        assertThat(folder.resolve("a.wav")).hasContent("A.WAV"); // whole by its size, so kept
        assertThat(folder.resolve("b.wav")).hasContent("b.wav");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aDamagedArchiveIsNamed() throws IOException {
        Path archive = zip(temp.resolve("a.zip"), StandardCharsets.UTF_8, "a.wav", "b.wav");
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> ZipUnpacker.unpack(archive, temp.resolve("out"), (done, total) -> {}))
                .isInstanceOf(DownloadException.class)
                .hasMessageContainingAll("a.zip", "damaged or no zip file", "try again");
    }
}
