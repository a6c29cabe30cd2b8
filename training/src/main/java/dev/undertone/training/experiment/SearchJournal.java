package dev.undertone.training.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trials of one search in a table that grows line by line: {@code number,share,uar,seconds,settings}. A search that
 * was stopped goes on from it.
 */
final class SearchJournal {

    private static final String HEADER = "number,share,uar,seconds,settings";

    private final Path file;
    private final Map<String, Double> known = new HashMap<>();
    private Optional<ScoredTrial> best = Optional.empty();

    private SearchJournal(Path file) {
        this.file = file;
    }

    /** Begins a journal or takes up one that is there; a last line cut short is passed over. */
    static SearchJournal open(Path file) throws IOException {
        SearchJournal journal = new SearchJournal(file);
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, HEADER + "\n");
        }
        String text = Files.readString(file);
        List<String> lines = text.lines().skip(1).toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", 5);
            boolean whole = cells.length == 5 && (i + 1 < lines.size() || text.endsWith("\n"));
            if (whole) {
                journal.known.put(key(cells[0], cells[4]), Double.valueOf(cells[2]));
            }
        }
        if (!text.endsWith("\n")) {
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        }
        return journal;
    }

    /** How the trial did, if it was finished before. */
    synchronized Optional<Double> uar(Trial trial) {
        Optional<Double> uar = Optional.ofNullable(known.get(key(trial)));
        uar.ifPresent(u -> remember(new ScoredTrial(trial, u)));
        return uar;
    }

    /** Writes a result down and tells the best so far. */
    synchronized Optional<ScoredTrial> add(ScoredTrial scored, double seconds) throws IOException {
        Trial trial = scored.trial();
        Files.writeString(
                file,
                String.join(
                                ",",
                                Integer.toString(trial.number()),
                                Double.toString(trial.share()),
                                Double.toString(scored.uar()),
                                Double.toString(seconds),
                                settings(trial))
                        + "\n",
                StandardOpenOption.APPEND);
        known.put(key(trial), scored.uar());
        remember(scored);
        return best;
    }

    private void remember(ScoredTrial scored) {
        best = Optional.of(best.filter(b -> SearchStrategy.BEST_FIRST.compare(b, scored) <= 0)
                .orElse(scored));
    }

    private static String key(Trial trial) {
        return key(Integer.toString(trial.number()), settings(trial));
    }

    private static String key(String number, String settings) {
        return number + " " + settings;
    }

    private static String settings(Trial trial) {
        return '"' + trial.values().toString().replace("\"", "\"\"") + '"';
    }
}
