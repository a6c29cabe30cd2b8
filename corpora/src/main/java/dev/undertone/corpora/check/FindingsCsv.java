package dev.undertone.corpora.check;

import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.internal.CsvRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Findings as a table, one row each, to work through in a spreadsheet. */
public final class FindingsCsv {

    private static final List<String> COLUMNS =
            List.of("problem", "severity", "used", "file", "id", "emotion", "speaker", "detail", "remedy");

    private FindingsCsv() {}

    /** Writes the table, RFC 4180. */
    public static void write(List<Finding> findings, Writer out) throws IOException {
        out.write(CsvRow.of(COLUMNS));
        for (Finding finding : findings) {
            out.write(CsvRow.of(List.of(
                    finding.problem().id(),
                    finding.problem().isFault() ? "fault" : "note",
                    finding.used() ? "yes" : "no",
                    finding.file().toString(),
                    finding.utterance().map(Utterance::id).orElse(""),
                    finding.utterance().map(u -> u.emotion().id()).orElse(""),
                    finding.utterance().map(Utterance::speaker).orElse(""),
                    finding.detail(),
                    finding.problem().remedy())));
        }
    }
}
