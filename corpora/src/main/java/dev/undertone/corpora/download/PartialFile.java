package dev.undertone.corpora.download;

import dev.undertone.corpora.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

/** A file that is not whole yet, and beside it what is needed to go on with it: which version of it this is. */
final class PartialFile {

    private static final String VALIDATOR = "validator";
    private static final String ALGORITHM = "algorithm";
    private static final String HEX = "hex";

    private final Path file;
    private final Path notes;
    private final Properties known;

    private PartialFile(Path file, Path notes, Properties known) {
        this.file = file;
        this.notes = notes;
        this.known = known;
    }

    static PartialFile open(Path file) throws IOException {
        Path notes = file.resolveSibling(file.getFileName() + ".properties");
        Properties known = new Properties();
        if (Files.exists(file) && Files.exists(notes)) {
            try (InputStream in = Files.newInputStream(notes)) {
                known.load(in);
            }
        }
        PartialFile partial = new PartialFile(file, notes, known);
        if (partial.validator().isEmpty()) {
            partial.restart(); // nothing says that the rest would be of the same version
        }
        return partial;
    }

    Path file() {
        return file;
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** What tells this version from another: the server's entity tag or date. */
    Optional<String> validator() {
        return Optional.ofNullable(known.getProperty(VALIDATOR));
    }

    /** The checksum that the server announced with the first byte. */
    Optional<Checksum> announced() {
        String algorithm = known.getProperty(ALGORITHM);
        String hex = known.getProperty(HEX);
        return algorithm == null || hex == null ? Optional.empty() : Optional.of(new Checksum(algorithm, hex));
    }

    void remember(Optional<String> validator, Optional<Checksum> announced) throws IOException {
        known.clear();
        validator.ifPresent(v -> known.setProperty(VALIDATOR, v));
        announced.ifPresent(checksum -> {
            known.setProperty(ALGORITHM, checksum.algorithm());
            known.setProperty(HEX, checksum.hex());
        });
        try (OutputStream out = Files.newOutputStream(notes)) {
            known.store(out, null);
        } catch (IOException e) {
            throw new DownloadException(
                    "cannot write " + notes + " (" + e.getMessage() + "); name another folder with --to", e);
        }
    }

    OutputStream append() throws IOException {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new DownloadException(
                    "cannot write " + file + " (" + e.getMessage() + "); name another folder with --to", e);
        }
    }

    void restart() throws IOException {
        Files.deleteIfExists(file);
        forget();
    }

    void forget() throws IOException {
        Files.deleteIfExists(notes);
        known.clear();
    }
}
