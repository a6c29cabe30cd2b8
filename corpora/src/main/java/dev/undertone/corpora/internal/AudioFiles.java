package dev.undertone.corpora.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds audio by file ending; whether it decodes is not asked here. */
public final class AudioFiles {

    private static final Set<String> ENDINGS = Set.of(
            "wav", "wave", "flac", "mp3", "ogg", "oga", "opus", "webm", "aif", "aiff", "aifc", "au", "snd", "m4a",
            "mp4", "aac", "wma");

    private AudioFiles() {}

    /**
     * The audio files in a folder and all below it, links followed, in the same order on every system; none where there
     * is no folder.
     */
    public static List<Path> under(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> isAudio(file) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(file -> relative(folder, file)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException("cannot list the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The file's name. */
    public static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The file's name without its last ending. */
    public static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The path from a folder to a file in it, with slashes on every system. */
    static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isAudio(Path file) {
        String name = name(file);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
