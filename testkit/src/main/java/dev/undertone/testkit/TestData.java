package dev.undertone.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Finds recordings and reference figures too large or too restricted to live in the repository. A test that asks for a
 * missing folder is skipped on a developer's machine and fails where the environment says {@code CI=true}, so that a
 * continuous build can never pass by testing nothing.
 */
public final class TestData {

    private TestData() {}

    /** The folder of emotional speech corpora: {@code UNDERTONE_CORPORA}, else {@code shared/corpora} beside the repository. */
    public static Path corpora() {
        return folder("UNDERTONE_CORPORA", "corpora");
    }

    /** The folder of reference figures: {@code UNDERTONE_REFERENCE}, else {@code shared/reference} beside the repository. */
    public static Path reference() {
        return folder("UNDERTONE_REFERENCE", "reference");
    }

    /** The repository's root folder, found by walking up from the working folder to the one that holds {@code .mvn}. */
    public static Path repositoryRoot() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no folder with .mvn above " + Path.of("").toAbsolutePath() + "; run tests inside the repository");
    }

    private static Path folder(String variable, String name) {
        return required(
                folder(System.getenv(variable), repositoryRoot(), name),
                variable,
                "true".equals(String.valueOf(System.getenv("CI")).toLowerCase(Locale.ROOT)));
    }

    static Path folder(@Nullable String configured, Path root, String name) {
        return configured == null || configured.isBlank()
                ? root.resolveSibling("shared").resolve(name)
                : Path.of(configured);
    }

    static Path required(Path folder, String variable, boolean continuousBuild) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        String message = "test data folder " + folder + " is missing; set " + variable + " to where it lies";
        if (continuousBuild) {
            throw new AssertionError(message);
        }
        throw new TestAbortedException(message);
    }
}
