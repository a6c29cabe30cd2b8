package dev.undertone.cli;

import dev.undertone.cli.table.ArffTable;
import dev.undertone.cli.table.CsvTable;
import dev.undertone.cli.table.JsonTable;
import dev.undertone.cli.table.NpyTable;
import dev.undertone.cli.table.TableSchema;
import dev.undertone.cli.table.TableWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Where a table of features goes. A file is written beside its place and moved there when complete, so that a run cut
 * short leaves no half of one.
 *
 * @param out the file, or standard output
 */
record FeatureTableFile(FeatureTableFormat format, Optional<Path> out, PrintWriter standardOutput) {

    /** @param relation what the table is of, for formats that name it */
    TableWriter open(String relation, TableSchema schema) throws IOException {
        if (out.isEmpty()) {
            return text(standardOutput, relation, schema);
        }
        Path target = out.get().toAbsolutePath();
        if (target.getParent() != null) {
            Files.createDirectories(target.getParent());
        }
        Path partial = besides(target, ".partial");
        if (format == FeatureTableFormat.NPY) {
            Path names = besides(target, ".json");
            Path partialNames = besides(target, ".json.partial");
            return moving(
                    new NpyTable(partial, partialNames, schema),
                    () -> {},
                    List.of(partialNames, partial),
                    List.of(names, target));
        }
        Writer file = Files.newBufferedWriter(partial, StandardCharsets.UTF_8);
        return moving(text(file, relation, schema), file::close, List.of(partial), List.of(target));
    }

    private static Path besides(Path target, String ending) {
        return target.resolveSibling(target.getFileName() + ending);
    }

    private TableWriter text(Writer text, String relation, TableSchema schema) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(text, schema);
            case ARFF -> new ArffTable(text, relation, schema);
            case JSON -> new JsonTable(text, schema, JsonTable.Layout.ARRAY);
            case JSONL -> new JsonTable(text, schema, JsonTable.Layout.LINES);
            case NPY, PARQUET -> throw new IllegalStateException(format + " is not text");
        };
    }

    private interface Closing {
        void close() throws IOException;
    }

    private static TableWriter moving(TableWriter table, Closing file, List<Path> from, List<Path> to) {
        return new TableWriter() {
            private boolean broken;

            @Override
            public void row(List<String> texts, double[] positions, float[] values) throws IOException {
                boolean written = false;
                try {
                    table.row(texts, positions, values);
                    written = true;
                } finally {
                    broken |= !written;
                }
            }

            @Override
            public void close() throws IOException {
                table.close();
                file.close();
                for (int i = 0; i < from.size() && !broken; i++) {
                    Files.move(from.get(i), to.get(i), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        };
    }
}
