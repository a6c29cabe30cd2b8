package dev.undertone.server.internal.export;

import dev.undertone.emotions.Emotion;
import dev.undertone.storage.Judgement;
import dev.undertone.storage.Note;
import dev.undertone.storage.StoredEvent;
import dev.undertone.storage.StoredSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A session as one page that needs nothing else, without scripts: a strip of colours, segments, notes. */
public final class SessionPage {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 48;
    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.4rem;margin:0 0 .25rem}svg{width:100%;height:3rem;border-radius:.4rem;background:#8882}
            table{border-collapse:collapse;width:100%;margin:1rem 0}td,th{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #8884}
            .dot{display:inline-block;width:.8em;height:.8em;border-radius:50%;margin-right:.5em}small{color:#777}""";

    private SessionPage() {}

    public static String of(StoredSession session, List<StoredEvent> events, List<Note> notes) {
        StringBuilder page = new StringBuilder(4096);
        String name = escaped(session.recording().name());
        page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(name)
                .append("</title><meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(name)
                .append("</h1><p><small>")
                .append(escaped(about(session)))
                .append("</small></p><p>Overall: <strong>")
                .append(escaped(session.overall().map(SessionPage::words).orElse("not judged yet")))
                .append("</strong></p>");
        strip(page, session, events);
        page.append("<h2>Segments</h2><table><tr><th>From<th>To<th>Emotion<th>Sure</tr>");
        events.stream().filter(event -> event.kind().equals("segment")).forEach(segment -> segment(page, segment));
        page.append("</table><h2>Notes</h2><table><tr><th>At<th>Note</tr>");
        for (Note note : notes) {
            page.append("<tr><td>")
                    .append(clock(note.atSeconds()))
                    .append("<td>")
                    .append(escaped(note.text()))
                    .append("</tr>");
        }
        return page.append(
                        "</table><p><small>Inferred from how a voice sounds, with errors; never let it decide about a"
                                + " person.</small></p></html>\n")
                .toString();
    }

    private static String about(StoredSession session) {
        return session.startedAt() + " · " + clock(session.durationSeconds()) + " · " + session.channel()
                + session.person().map(person -> " · " + person).orElse("") + " · model " + session.modelName() + " "
                + session.modelVersion() + " · consent by "
                + session.recording().consent().by() + " at "
                + session.recording().consent().at();
    }

    private static void strip(StringBuilder page, StoredSession session, List<StoredEvent> events) {
        double length = Math.max(session.durationSeconds(), 1e-3);
        page.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Timeline of the segments\">");
        events.stream()
                .filter(event -> event.kind().equals("segment"))
                .forEach(segment -> page.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.2f\" width=\"%.2f\" height=\"%d\" fill=\"%s\"/>",
                        segment.startSeconds() / length * WIDTH,
                        (segment.endSeconds() - segment.startSeconds()) / length * WIDTH,
                        HEIGHT,
                        colour(segment))));
        page.append("</svg>");
    }

    private static void segment(StringBuilder page, StoredEvent segment) {
        page.append("<tr><td>")
                .append(clock(segment.startSeconds()))
                .append("<td>")
                .append(clock(segment.endSeconds()))
                .append(
                        "<td><svg viewBox=\"0 0 1 1\" style=\"width:.8em;height:.8em;border-radius:50%;margin-right:.5em\">"
                                + "<rect width=\"1\" height=\"1\" fill=\"")
                .append(colour(segment))
                .append("\"/></svg>")
                .append(escaped(
                        likeliest(segment).map(Judgement.Likeliest::emotion).orElse("")))
                .append("<td>")
                .append(likeliest(segment).map(l -> percent(l.confidence())).orElse(""))
                .append("</tr>");
    }

    private static Optional<Judgement.Likeliest> likeliest(StoredEvent event) {
        return event.judgement().flatMap(Judgement::emotion);
    }

    private static String colour(StoredEvent event) {
        return likeliest(event)
                .flatMap(l -> Emotion.find(l.emotion()))
                .map(Emotion::colour)
                .orElse("#888888");
    }

    private static String words(Judgement judgement) {
        return judgement.verdict()
                + judgement
                        .emotion()
                        .map(l -> " · " + l.emotion() + " · " + percent(l.confidence()))
                        .orElse("");
    }

    private static String percent(double probability) {
        return Math.round(100 * probability) + " %";
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
