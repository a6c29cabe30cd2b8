package dev.undertone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The recordings that a command line names.
 *
 * @param recordings in order; {@link #STANDARD_INPUT} stands for standard input
 * @param passedOver how many files of folders were left out because their names say that they are not audio
 */
record Inputs(List<String> recordings, int passedOver) {

    static final String STANDARD_INPUT = "-";

    /** What lies beside recordings in corpora. Anything else in a folder is tried: content decides, not the name. */
    private static final Set<String> NOT_AUDIO = Set.of(
            "txt",
            "md",
            "csv",
            "tsv",
            "json",
            "jsonl",
            "yaml",
            "yml",
            "xml",
            "html",
            "pdf",
            "png",
            "jpg",
            "jpeg",
            "svg",
            "zip",
            "py",
            "java",
            "sh",
            "log",
            "lab",
            "textgrid",
            "npy",
            "docx",
            "xlsx",
            "rtf");

    /**
     * Replaces folders by the files in them, at any depth, in the order of their names, hidden ones left out.
     *
     * @throws IOException if a folder cannot be listed
     */
    static Inputs expand(List<String> arguments) throws IOException {
        List<String> recordings = new ArrayList<>();
        int passedOver = 0;
        for (String argument : arguments) {
            if (argument.equals(STANDARD_INPUT) || !Files.isDirectory(Path.of(argument))) {
                recordings.add(argument);
                continue;
            }
            try (Stream<Path> files = Files.walk(Path.of(argument))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (file.getFileName().toString().startsWith(".") || NOT_AUDIO.contains(ending(file))) {
                        passedOver++;
                    } else {
                        recordings.add(file.toString());
                    }
                }
            }
        }
        return new Inputs(List.copyOf(recordings), passedOver);
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
