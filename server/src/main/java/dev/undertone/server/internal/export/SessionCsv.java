package dev.undertone.server.internal.export;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.undertone.emotions.LabelSet;
import dev.undertone.server.internal.EventBodies;
import dev.undertone.storage.Judgement;
import dev.undertone.storage.Note;
import dev.undertone.storage.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A session as CSV (RFC 4180): a row for each window, segment, gap and note, told apart by the column {@code kind}; a
 * column of probabilities for each emotion.
 */
public final class SessionCsv {

    private SessionCsv() {}

    public static String of(List<StoredEvent> events, List<Note> notes, LabelSet labels) {
        StringBuilder out = new StringBuilder();
        List<String> head =
                new ArrayList<>(List.of("kind", "startSeconds", "endSeconds", "verdict", "emotion", "confidence"));
        head.addAll(labels.ids());
        head.add("text");
        line(out, head);
        for (StoredEvent event : events) {
            if (List.of("window", "segment", "gap").contains(event.kind())) {
                line(out, row(event, labels));
            }
        }
        for (Note note : notes) {
            List<String> row =
                    new ArrayList<>(List.of("note", number(note.atSeconds()), number(note.atSeconds()), "", "", ""));
            labels.ids().forEach(label -> row.add(""));
            row.add(harmless(note.text()));
            line(out, row);
        }
        return out.toString();
    }

    private static List<String> row(StoredEvent event, LabelSet labels) {
        Optional<Judgement.Likeliest> likeliest = event.judgement().flatMap(Judgement::emotion);
        List<String> row = new ArrayList<>(List.of(
                event.kind(),
                number(event.startSeconds()),
                number(event.endSeconds()),
                event.judgement().map(Judgement::verdict).orElse(""),
                likeliest.map(Judgement.Likeliest::emotion).orElse(""),
                likeliest.map(l -> number(l.confidence())).orElse("")));
        JsonElement scores = EventBodies.read(event).get("scores");
        JsonObject values = scores != null && scores.isJsonObject() ? scores.getAsJsonObject() : new JsonObject();
        labels.ids()
                .forEach(label ->
                        row.add(values.has(label) ? number(values.get(label).getAsDouble()) : ""));
        row.add("");
        return row;
    }

    /** A spreadsheet must not take what somebody wrote for a formula. */
    private static String harmless(String text) {
        return Stream.of("=", "+", "-", "@", "\t").anyMatch(text::startsWith) ? "'" + text : text;
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append("\r\n");
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
