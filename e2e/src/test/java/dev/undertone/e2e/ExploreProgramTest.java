package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.testkit.VoiceCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code undertone explore}, started as a process from the built distribution. */
class ExploreProgramTest {

    @Test
    void aCorpusBecomesOnePageAndASecondRunUsesWhatWasMeasured(@TempDir Path folder) throws IOException {
        Path table = VoiceCorpus.write(folder.resolve("voices"), 3, 2, 5);
        Path page = folder.resolve("new/report.html");
        String[] command = {
            "explore",
            table.toString(),
            "--out",
            page.toString(),
            "--cache",
            folder.resolve("cache").toString()
        };
        Program.Run run = Program.run(command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(page.toString());
        String first = Files.readString(page);
        assertThat(first).startsWith("<!doctype html>").contains("Emotion or voice: the map", "another speaker");
        assertThat(Program.run(command).exitCode()).isZero();
        assertThat(Files.readString(page)).isEqualTo(first);
    }

    @Test
    void aMissingCorpusIsABadInput(@TempDir Path folder) throws IOException {
        Program.Run run = Program.run(
                "explore", "missing", "--out", folder.resolve("x.html").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no folder or table at missing");
    }
}
