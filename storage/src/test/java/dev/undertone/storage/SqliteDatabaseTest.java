package dev.undertone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {

    @TempDir
    private Path folder;

    @Override
    Database open() throws IOException {
        return Database.sqlite(folder.resolve("data/undertone.db"));
    }

    @Test
    void whatIsDeletedIsNoLongerInAnyFile() throws IOException {
        String secret = "a-word-that-nobody-else-says";
        Path data = folder.resolve("forget");
        try (Database database = Database.sqlite(data.resolve("undertone.db"))) {
            Recording recording = new Recording(
                    "r",
                    Recording.Kind.LIVE,
                    secret,
                    Recording.State.DONE,
                    Instant.EPOCH,
                    0,
                    0,
                    0,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    new Consent(secret, Instant.EPOCH, "1"));
            database.recordings().add(recording);
            assertThat(filesWith(secret, data)).isNotEmpty();
            database.recordings().delete("r");
            database.forget();
            assertThat(filesWith(secret, data)).isEmpty();
        }
    }

    private static List<Path> filesWith(String text, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        try {
                            return Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains(text);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void itOpensAgainWithWhatWasInIt() throws IOException {
        Path file = folder.resolve("again.db");
        try (Database database = Database.sqlite(file)) {
            database.baselines().put("ada", new byte[] {7}, Instant.EPOCH);
        }
        try (Database database = Database.sqlite(file)) {
            assertThat(database.baselines().find("ada")).isPresent();
        }
    }

    @Test
    void anAddressOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> Database.open("jdbc:h2:mem:"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:sqlite:")
                .hasMessageContaining("jdbc:postgresql:");
    }

    @Test
    void aFileThatIsNoDatabaseIsToldOf() throws IOException {
        Path file = Files.writeString(folder.resolve("text.db"), "this is no database at all, ".repeat(100));
        assertThatThrownBy(() -> Database.sqlite(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("check");
    }
}
