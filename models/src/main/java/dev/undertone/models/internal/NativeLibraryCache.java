package dev.undertone.models.internal;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps ONNX Runtime's native libraries unpacked between starts: left alone it unpacks some 30 MB into a temporary
 * folder each time. A folder appears complete or not at all, so any number of processes may start at once.
 */
final class NativeLibraryCache {

    /** System property or environment variable naming the folder for caches. */
    private static final String FOLDER_PROPERTY = "undertone.cache";

    private static final String FOLDER_VARIABLE = "UNDERTONE_CACHE";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private final Path root;
    private final String version;

    NativeLibraryCache(Path root, String version) {
        this.root = root;
        this.version = version;
    }

    static NativeLibraryCache ofThisUser() {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        return new NativeLibraryCache(
                root(System.getProperty(FOLDER_PROPERTY), System.getenv(), System::getProperty),
                version == null ? "unknown" : version);
    }

    /** The user's cache folder by the customs of the platform, unless one is named. */
    static Path root(
            @Nullable String named, Map<String, String> environment, UnaryOperator<@Nullable String> property) {
        String override = named != null ? named : environment.get(FOLDER_VARIABLE);
        if (override != null && !override.isBlank()) {
            return Path.of(override);
        }
        String windows = environment.get("LOCALAPPDATA");
        if (windows != null && !windows.isBlank()) {
            return Path.of(windows, "undertone", "cache");
        }
        String xdg = environment.get("XDG_CACHE_HOME");
        return xdg != null && !xdg.isBlank()
                ? Path.of(xdg, "undertone")
                : Path.of(String.valueOf(property.apply("user.home")), ".cache", "undertone");
    }

    /** The folder of unpacked libraries; empty where it cannot be written, so that the runtime unpacks for itself. */
    Optional<Path> folder() {
        Path folder = root.resolve("onnxruntime-" + version + "-" + platform());
        if (Files.isDirectory(folder)) {
            return Optional.of(folder);
        }
        try {
            Files.createDirectories(root);
            Path partial = Files.createTempDirectory(root, "onnxruntime-");
            try {
                return unpack(partial) && publish(partial, folder) ? Optional.of(folder) : Optional.empty();
            } finally {
                delete(partial);
            }
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** False if the jar carries no libraries for this platform. */
    private static boolean unpack(Path into) throws IOException {
        for (String library : LIBRARIES) {
            String file = System.mapLibraryName(library);
            try (InputStream in =
                    OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + platform() + "/" + file)) {
                if (in == null) {
                    return false;
                }
                Files.copy(in, into.resolve(file));
            }
        }
        return true;
    }

    private static boolean publish(Path partial, Path folder) throws IOException {
        try {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            if (Files.isDirectory(folder)) {
                return true; // Another process was first.
            }
            throw e;
        }
    }

    private static void delete(Path partial) throws IOException {
        for (String library : LIBRARIES) {
            Files.deleteIfExists(partial.resolve(System.mapLibraryName(library)));
        }
        Files.deleteIfExists(partial);
    }

    /** The runtime's own name for this system, such as {@code linux-x64}. */
    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = os.contains("mac") || os.contains("darwin") ? "osx" : os.contains("win") ? "win" : "linux";
        return family + "-" + (arch.startsWith("aarch64") ? "aarch64" : "x64");
    }
}
