package dev.undertone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class TestDataTest {

    @TempDir
    Path temp;

    @Test
    void liesBesideTheRepositoryUnlessConfigured() {
        assertThat(TestData.folder(null, Path.of("/a/repo"), "corpora")).isEqualTo(Path.of("/a/shared/corpora"));
        assertThat(TestData.folder("/b/c", Path.of("/a/repo"), "corpora")).isEqualTo(Path.of("/b/c"));
        assertThat(TestData.repositoryRoot().resolve("pom.xml")).exists();
    }

    @Test
    void missingDataSkipsLocallyAndFailsInAContinuousBuild() {
        Path missing = temp.resolve("none");
        assertThat(TestData.required(temp, "X", true)).isEqualTo(temp);
        assertThatThrownBy(() -> TestData.required(missing, "X", false)).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(() -> TestData.required(missing, "X", true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("set X");
    }
}
