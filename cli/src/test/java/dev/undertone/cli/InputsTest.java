package dev.undertone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

    @Test
    void foldersAreWalkedInOrderAndOnlyWhatIsNamedAsSomethingElseIsPassedOver(@TempDir Path folder) throws IOException {
        Path deep = Files.createDirectories(folder.resolve("b/c"));
        Path second = Files.createFile(deep.resolve("two.WAV"));
        Path first = Files.createFile(folder.resolve("a-without-ending"));
        Files.createFile(folder.resolve("labels.CSV"));
        Files.createFile(folder.resolve(".hidden.wav"));
        Inputs inputs = Inputs.expand(List.of("-", folder.toString(), "missing.mp3"));
        assertThat(inputs.recordings()).containsExactly("-", first.toString(), second.toString(), "missing.mp3");
        assertThat(inputs.passedOver()).isEqualTo(2);
    }
}
