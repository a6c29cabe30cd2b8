package dev.undertone.training.experiment;

import dev.undertone.corpora.Corpus;
import dev.undertone.training.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The folder of one run: what it was made with, its finished parts, what came of it. */
final class RunFolder {

    private static final String SETTINGS = "settings.txt";
    private static final String SOUNDS = "audio.txt";

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Begins a run, or goes on with the one that is there.
     *
     * @throws IOException if that one has other settings, naming the first line that differs
     */
    static RunFolder open(Path folder, ExperimentSpec spec, List<Corpus> corpora) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Corpus corpus : corpora) {
            lines.add("corpus " + corpus.descriptor().id() + ": "
                    + corpus.utterances().size() + " clips, "
                    + Long.toHexString(Seeds.derive(
                            0,
                            corpus.utterances().stream()
                                    .map(u -> u.id() + u.emotion().id() + u.speaker())
                                    .collect(Collectors.joining())))); // whatever the place they lie in
        }
        ResolvedSpec.settings(spec).lines().forEach(lines::add);
        Path file = folder.resolve(SETTINGS);
        RunFolder run = new RunFolder(folder);
        if (Files.exists(run.parts())) {
            requireSame(folder, Files.readAllLines(file), lines);
        } else {
            // Nothing is finished yet, as when a leak was refused: begun anew, and the recordings listened to anew.
            Files.deleteIfExists(run.file(SOUNDS));
            Files.createDirectories(folder);
            Files.write(file, lines);
        }
        run.write("experiment.yaml", ResolvedSpec.yaml(spec));
        return run;
    }

    private static void requireSame(Path folder, List<String> before, List<String> now) throws IOException {
        if (!before.equals(now)) {
            int i = 0;
            while (i < Math.min(before.size(), now.size()) && before.get(i).equals(now.get(i))) {
                i++;
            }
            throw new IOException(folder + " was begun with other settings: '"
                    + (i < before.size() ? before.get(i) : "nothing") + "', now '"
                    + (i < now.size() ? now.get(i) : "nothing") + "'; name another folder or delete this one");
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Where the identities of the recordings' sounds are kept. */
    Path sounds() {
        return file(SOUNDS);
    }

    /** Where finished parts lie. */
    Path parts() {
        return folder.resolve("parts");
    }

    /** Writes or replaces a file; whoever stops the program finds the old one or the new one, never half. */
    void write(String name, String text) throws IOException {
        Path partial = folder.resolve(name + ".part");
        Files.writeString(partial, text);
        Files.move(partial, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
