package dev.undertone.server.internal.api;

import com.google.gson.JsonObject;
import dev.undertone.server.internal.EventBodies;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.analysis.Uploads;
import dev.undertone.server.internal.export.SessionCsv;
import dev.undertone.server.internal.export.SessionFile;
import dev.undertone.server.internal.export.SessionPage;
import dev.undertone.server.internal.http.Exchange;
import dev.undertone.server.internal.http.Fields;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.server.internal.http.Route;
import dev.undertone.server.internal.live.LiveStreams;
import dev.undertone.storage.Note;
import dev.undertone.storage.Recording;
import dev.undertone.storage.SessionQuery;
import dev.undertone.storage.StoredEvent;
import dev.undertone.storage.StoredSession;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Sessions: found, read, noted upon, taken away, deleted. */
public final class SessionRoutes {

    private static final int LONGEST_NOTE = 10_000;
    private static final double LONGEST_SECONDS = 1e9;

    private final Services services;
    private final Uploads uploads;
    private final LiveStreams streams;

    public SessionRoutes(Services services, Uploads uploads, LiveStreams streams) {
        this.services = services;
        this.uploads = uploads;
        this.streams = streams;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/sessions", this::list),
                Route.get("/sessions/{id}", context -> Exchange.answer(context, 200, Views.session(find(context)))),
                Route.patch("/sessions/{id}", this::change),
                Route.delete("/sessions/{id}", this::delete),
                Route.get("/sessions/{id}/timeline", this::timeline),
                Route.get("/sessions/{id}/events", this::events),
                Route.get("/sessions/{id}/export", this::export),
                Route.get("/sessions/{id}/notes", this::notes),
                Route.post("/sessions/{id}/notes", this::addNote),
                Route.put("/sessions/{id}/notes/{note}", this::changeNote),
                Route.delete("/sessions/{id}/notes/{note}", this::deleteNote),
                Route.get("/persons", this::persons));
    }

    private StoredSession find(Context context) {
        String id = Exchange.id(context, "id", "the session");
        return services.database()
                .sessions()
                .find(id)
                .orElseThrow(() -> new ProblemException(Problem.notFound("the session")));
    }

    private void list(Context context) {
        SessionQuery query = new SessionQuery(
                Exchange.time(context, "from"),
                Exchange.time(context, "to"),
                Exchange.query(context, "emotion"),
                Exchange.query(context, "person"),
                Optional.empty(),
                Exchange.query(context, "before"),
                Exchange.whole(context, "limit", 1, SessionQuery.MOST, 100));
        Exchange.answer(
                context,
                200,
                Json.list("sessions", services.database().sessions().list(query), Views::session));
    }

    private void persons(Context context) {
        Exchange.answer(
                context,
                200,
                Json.list("persons", services.database().sessions().persons(), com.google.gson.JsonPrimitive::new));
    }

    private void change(Context context) {
        StoredSession session = find(context);
        Fields fields = Exchange.body(context).only("person", "name");
        StoredSession changed = fields.mentions("person") ? session.of(fields.optionalText("person")) : session;
        services.database().sessions().update(changed);
        fields.optionalText("name").ifPresent(name -> {
            Recording recording = session.recording();
            services.database()
                    .recordings()
                    .update(new Recording(
                            recording.id(),
                            recording.kind(),
                            name,
                            recording.state(),
                            recording.createdAt(),
                            recording.sizeBytes(),
                            recording.durationSeconds(),
                            recording.sampleRateHz(),
                            recording.keepAudio(),
                            recording.audioFile(),
                            recording.problem(),
                            recording.consent()));
        });
        StoredSession now = find(context);
        streams.rename(now);
        Exchange.answer(context, 200, Views.session(now));
    }

    private void delete(Context context) throws IOException {
        Deletion.of(services, uploads, streams).session(find(context));
        context.status(204);
    }

    private void timeline(Context context) {
        StoredSession session = find(context);
        Exchange.answer(context, 200, SessionFile.timeline(session, events(session)));
    }

    private List<StoredEvent> events(StoredSession session) {
        return services.database().sessions().events(session.id(), 0);
    }

    private void events(Context context) {
        StoredSession session = find(context);
        int after = Exchange.whole(context, "after", 0, Integer.MAX_VALUE, 0);
        Exchange.answer(
                context,
                200,
                Json.list("events", services.database().sessions().events(session.id(), after), EventBodies::read));
    }

    private void export(Context context) {
        StoredSession session = find(context);
        String format = Exchange.query(context, "format").orElse("json");
        List<StoredEvent> events = events(session);
        List<Note> notes = services.database().notes().of(session.id());
        String content;
        String type;
        switch (format) {
            case "json" -> {
                JsonObject json = SessionFile.timeline(session, events);
                json.add("notes", Json.array(notes, Views::note));
                content = json.toString();
                type = "application/json";
            }
            case "csv" -> {
                content = SessionCsv.of(events, notes, services.model().labels());
                type = "text/csv; charset=utf-8";
            }
            case "html" -> {
                content = SessionPage.of(session, events, notes);
                type = "text/html; charset=utf-8";
                // Styles stand in the page, which is looked at as a file.
                context.header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
            }
            default -> throw Exchange.bad("format", "one of json, csv, html");
        }
        context.header("Content-Disposition", "attachment; filename=\"session-" + session.id() + "." + format + "\"")
                .contentType(type)
                .result(content);
    }

    private void notes(Context context) {
        StoredSession session = find(context);
        Exchange.answer(
                context, 200, Json.list("notes", services.database().notes().of(session.id()), Views::note));
    }

    private Note note(Context context, String id, String sessionId) {
        Fields fields = Exchange.body(context).only("atSeconds", "text");
        String text = fields.optionalText("text", LONGEST_NOTE)
                .orElseThrow(() -> fields.bad("text", "is missing", "give what is to be noted"));
        return new Note(
                id,
                sessionId,
                fields.number("atSeconds", 0, LONGEST_SECONDS),
                text,
                services.clock().instant());
    }

    private void addNote(Context context) {
        Note note = note(context, services.ids().next(), find(context).id());
        services.database().notes().add(note);
        Exchange.answer(context, 201, Views.note(note));
    }

    private void changeNote(Context context) {
        Note note = note(
                context, Exchange.id(context, "note", "the note"), find(context).id());
        if (!services.database().notes().update(note)) {
            throw new ProblemException(Problem.notFound("the note"));
        }
        services.database().notes().of(note.sessionId()).stream()
                .filter(kept -> kept.id().equals(note.id()))
                .findFirst()
                .ifPresent(kept -> Exchange.answer(context, 200, Views.note(kept)));
    }

    private void deleteNote(Context context) {
        String id = Exchange.id(context, "note", "the note");
        if (!services.database().notes().delete(find(context).id(), id)) {
            throw new ProblemException(Problem.notFound("the note"));
        }
        services.database().forget();
        context.status(204);
    }
}
