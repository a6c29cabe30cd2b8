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
