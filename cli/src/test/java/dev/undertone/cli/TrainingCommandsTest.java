package dev.undertone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingCommandsTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void evaluateNeedsACorpus() {
        assertThat(run("evaluate")).isEqualTo(Undertone.USAGE);
        assertThat(err.toString()).contains("--corpus");
    }

    @Test
    void anUnknownMemberIsWrongUsageAndTheKnownOnesAreNamed() {
        assertThat(run("evaluate", "--corpus", folder.toString(), "--members", "svm"))
                .isEqualTo(Undertone.USAGE);
        assertThat(err.toString()).contains("[td, lr, mlp]").contains("svm");
    }

    @Test
    void aSetThatModelsCannotUseIsWrongUsage() {
        assertThat(run("train", "--corpus", folder.toString(), "--out", "m.undertone", "--set", "logmel-v1"))
                .isEqualTo(Undertone.USAGE);
        assertThat(err.toString()).contains("--set must have a row per file but logmel-v1 has one per frame");
        assertThat(run("evaluate", "--corpus", folder.toString(), "--set", "tutorial-180"))
                .isEqualTo(Undertone.USAGE);
        assertThat(err.toString())
                .contains("--set must be for 16000 Hz, which models hear, but tutorial-180 is for 22050 Hz");
    }

    @Test
    void aCorpusThatIsNoneIsRefusedBeforeAnythingIsTrained() {
        Path bundle = folder.resolve("model.undertone");
        assertThat(run("train", "--corpus", folder.toString(), "--out", bundle.toString()))
                .isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains(folder.toString());
        assertThat(Files.exists(bundle)).isFalse();
    }

    private int run(String... arguments) {
        return Undertone.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
    }
}
