package dev.undertone.models.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Baselines by name in a folder, readable by its owner alone where the file system knows owners: what a voice is usually
 * like is about a person.
 */
public final class BaselineFolder {

    private static final String SUFFIX = ".baseline";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,63}");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    /** @param folder need not exist before something is kept in it */
    public BaselineFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The user's own: {@code baselines} in the folder that {@code UNDERTONE_DATA} names, else in the data folder that the
     * platform's customs give to Undertone.
     *
     * @param property of the system, such as {@code user.home}
     */
    public static BaselineFolder ofUser(Map<String, String> environment, UnaryOperator<@Nullable String> property) {
        return new BaselineFolder(userData(environment, property).resolve("baselines"));
    }

    private static Path userData(Map<String, String> environment, UnaryOperator<@Nullable String> property) {
        String named = environment.getOrDefault("UNDERTONE_DATA", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        String windows = environment.getOrDefault("LOCALAPPDATA", "");
        if (!windows.isBlank()) {
            return Path.of(windows, "undertone");
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return xdg.isBlank()
                ? Path.of(String.valueOf(property.apply("user.home")), ".local", "share", "undertone")
                : Path.of(xdg, "undertone");
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /**
     * The names of the baselines in it, in order.
     *
     * @throws IOException if the folder cannot be listed; one that is not there holds none
     */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Whether there is one of that name.
     *
     * @throws IllegalArgumentException if it is no name for a baseline
     */
    public boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    /**
     * The baseline of that name.
     *
     * @throws BaselineException if there is none, or it cannot be used
     */
    public SpeakerBaseline read(String name) throws IOException {
        requireKept(name);
        return BaselineFile.read(file(name));
    }

    /** Keeps a baseline, in place of one of the same name only once it is written whole. */
    public void write(String name, SpeakerBaseline baseline) throws IOException {
        Path file = file(name);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly("rwx------"));
        }
        Path partial = Files.createTempFile(folder, ".", ".part", ownerOnly("rw-------"));
        try {
            Files.writeString(partial, BaselineFile.write(baseline), StandardCharsets.UTF_8);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /**
     * Deletes a baseline for good.
     *
     * @throws BaselineException if there is none of that name
     */
    public void delete(String name) throws IOException {
        requireKept(name);
        Files.delete(file(name));
    }

    private void requireKept(String name) throws IOException {
        if (!has(name)) {
            List<String> names = names();
            throw new BaselineException(
                    name,
                    "there is no baseline of that name in " + folder
                            + (names.isEmpty() ? "" : ", but " + String.join(", ", names)),
                    "make it by undertone baseline make",
                    new NoSuchFileException(file(name).toString()));
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a baseline's name must be 1 to 64 letters, digits, spaces, dots,"
                    + " underscores and hyphens, beginning with a letter or digit, but was '" + name + "'");
        }
        return folder.resolve(name + SUFFIX);
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
