package dev.undertone.cli.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a table, in the order in which every row has them.
 *
 * @param texts such as the file and its labels
 * @param positions names of numbers that say which part of a recording a row is of, in seconds
 * @param features names of the values
 */
public record TableSchema(List<TextColumn> texts, List<String> positions, List<String> features) {

    /**
     * A column of texts, an empty text standing for none.
     *
     * @param values all that may occur, where they are few and known; else empty
     */
    public record TextColumn(String name, List<String> values) {
        public TextColumn {
            values = List.copyOf(values);
        }
    }

    public TableSchema {
        texts = List.copyOf(texts);
        positions = List.copyOf(positions);
        features = List.copyOf(features);
    }

    /** The names of all columns. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        texts.forEach(text -> names.add(text.name()));
        names.addAll(positions);
        names.addAll(features);
        return names;
    }
}
