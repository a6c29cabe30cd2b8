package dev.undertone.cli;

import dev.undertone.cli.table.TableSchema.TextColumn;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The recordings of a table and what is known of each.
 *
 * @param columns the first is the file
 * @param items in the order of their rows
 */
record FeatureItems(List<TextColumn> columns, List<Item> items) {

    /**
     * A recording.
     *
     * @param recording its path, or - for standard input
     * @param part what it is of the recording; empty for the whole
     * @param texts one per column
     */
    record Item(String recording, Optional<Utterance> part, List<String> texts) {

        /** What to call it in messages. */
        String name() {
            return part.map(utterance -> recording + ", utterance " + utterance.id())
                    .orElse(recording);
        }
    }

    /** Recordings of the command line, then those of corpora with their labels. */
    static FeatureItems of(List<String> inputs, List<Path> corpora, PrintWriter err) throws IOException {
        Inputs expanded = Inputs.expand(inputs);
        if (expanded.passedOver() > 0) {
            err.println("undertone: passed over " + expanded.passedOver() + " files that are not audio by their names");
        }
        List<Utterance> utterances = new ArrayList<>();
        for (Path path : corpora) {
            Corpus corpus = CorpusCatalog.read(path);
            corpus.warnings().forEach(warning -> err.println("undertone: " + warning));
            utterances.addAll(corpus.utterances());
        }
        List<TextColumn> columns = new ArrayList<>(List.of(new TextColumn("file", List.of())));
        if (!corpora.isEmpty()) {
            columns.add(nominal("corpus", utterances, Utterance::corpus));
            columns.add(new TextColumn("clip", List.of()));
            columns.add(nominal("speaker", utterances, Utterance::speaker));
            columns.add(nominal("sex", utterances, FeatureItems::sex));
            columns.add(nominal("sentence", utterances, u -> u.sentence().orElse("")));
            columns.add(nominal("intensity", utterances, u -> u.intensity().orElse("")));
            columns.add(nominal("emotion", utterances, u -> u.emotion().id()));
        }
        List<Item> items = new ArrayList<>();
        for (String recording : expanded.recordings()) {
            List<String> texts = new ArrayList<>(List.of(recording));
            columns.stream().skip(1).forEach(column -> texts.add(""));
            items.add(new Item(recording, Optional.empty(), texts));
        }
        for (Utterance u : utterances) {
            items.add(new Item(
                    u.file().toString(),
                    u.segment().isPresent() ? Optional.of(u) : Optional.empty(),
                    List.of(
                            u.file().toString(),
                            u.corpus(),
                            u.id(),
                            u.speaker(),
                            sex(u),
                            u.sentence().orElse(""),
                            u.intensity().orElse(""),
                            u.emotion().id())));
        }
        return new FeatureItems(columns, items);
    }

    private static TextColumn nominal(String name, List<Utterance> utterances, Function<Utterance, String> value) {
        List<String> values = utterances.stream()
                .map(value)
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return new TextColumn(name, values);
    }

    private static String sex(Utterance utterance) {
        return utterance.sex().map(Sex::id).orElse("");
    }
}
