package dev.undertone.cli;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.CorpusException;
import dev.undertone.corpora.Utterance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The recordings to be altered: those of corpora with their labels, others without.
 *
 * @param items in the order of the command line
 */
record AugmentItems(List<Item> items) {

    /**
     * A recording.
     *
     * @param name where its copies go in the folder of copies, without number and ending; each once
     * @param key names it among all, wherever the files lie
     */
    record Item(Path file, Optional<Utterance> labels, String name, String key) {}

    /** Reads folders and tables as corpora where they are some. */
    static AugmentItems of(List<String> inputs, PrintWriter err) throws IOException {
        List<Item> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String input : inputs) {
            Path path = Path.of(input);
            String prefix = inputs.size() > 1 && Files.isDirectory(path)
                    ? path.toAbsolutePath().normalize().getFileName() + "/"
                    : "";
            Optional<Corpus> corpus = corpus(path, err);
            if (corpus.isPresent()) {
                corpus.get().warnings().forEach(warning -> err.println("undertone: " + warning));
                for (Utterance u : corpus.get().utterances()) {
                    items.add(new Item(
                            u.file(),
                            Optional.of(u),
                            unique(prefix + inside(path, u.file()), names),
                            u.corpus() + "/" + u.id()));
                }
            } else {
                Inputs expanded = Inputs.expand(List.of(input));
                if (expanded.passedOver() > 0) {
                    err.println("undertone: passed over " + expanded.passedOver()
                            + " files that are not audio by their names");
                }
                for (String recording : expanded.recordings()) {
                    String inside = inside(path, Path.of(recording));
                    items.add(new Item(Path.of(recording), Optional.empty(), unique(prefix + inside, names), inside));
                }
            }
        }
        return new AugmentItems(List.copyOf(items)).apart();
    }

    private static Optional<Corpus> corpus(Path path, PrintWriter err) throws IOException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        boolean table = name.endsWith(".csv") || name.endsWith(".tsv");
        if (!table && !Files.isDirectory(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CorpusCatalog.read(path));
        } catch (CorpusException e) {
            if (table) {
                throw e;
            }
            err.println("undertone: " + path + " is no corpus that is known, so its copies carry no labels");
            return Optional.empty();
        }
    }

    /** Recordings of several corpora stand in one table, whose speakers must not be mixed up. */
    private AugmentItems apart() {
        long corpora = items.stream()
                .flatMap(item -> item.labels().stream())
                .map(Utterance::corpus)
                .distinct()
                .count();
        if (corpora < 2) {
            return this;
        }
        return new AugmentItems(items.stream()
                .map(item -> new Item(item.file(), item.labels().map(AugmentItems::apart), item.name(), item.key()))
                .toList());
    }

    private static Utterance apart(Utterance u) {
        return new Utterance(
                        u.corpus() + "/" + u.id(),
                        u.file(),
                        "",
                        u.emotion(),
                        u.hasSpeaker() ? u.speakerKey() : "",
                        u.sex(),
                        u.sentence(),
                        u.intensity())
                .withSegment(u.segment())
                .withLanguage(u.language())
                .withPart(u.part())
                .withAffect(u.affect())
                .withOriginal(u.original());
    }

    /** A recording's path within the folder that was named, or its bare name, without its ending. */
    private static String inside(Path input, Path file) {
        Path folder = Files.isDirectory(input) ? input : input.resolveSibling("");
        Path relative = folder.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize());
        boolean within = relative.getNameCount() > 0 && !relative.startsWith("..");
        String name = (within ? relative : file.getFileName()).toString().replace('\\', '/');
        return name.replaceFirst("\\.[^./]*$", "");
    }

    private static String unique(String name, Set<String> taken) {
        String free = name;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            free = name + "_" + n;
        }
        return free;
    }

    List<Path> files() {
        return items.stream().map(Item::file).distinct().toList();
    }
}
