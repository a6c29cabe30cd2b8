package dev.undertone.server.internal.live;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.VoiceBaselines;
import dev.undertone.server.internal.alert.AlertDesk;
import dev.undertone.server.internal.alert.LiveRules;
import dev.undertone.server.internal.http.Fields;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.storage.AlertRule;
import dev.undertone.storage.Consent;
import dev.undertone.storage.Recording;
import dev.undertone.storage.StoredEvent;
import dev.undertone.storage.StoredSession;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Session;

/** All live streams of the server: who may come in, who comes back, and what their messages mean. Thread-safe. */
public final class LiveStreams implements AutoCloseable {

    private static final String[] HELLO = {
        "type",
        "rate",
        "format",
        "consent",
        "name",
        "person",
        "baseline",
        "rules",
        "keepAudio",
        "windowSeconds",
        "hopSeconds"
    };
    private static final int LOOK_EVERY_SECONDS = 5;
    private static final int WAIT_SECONDS = 5;

    private final Services services;
    private final AlertDesk alerts;
    private final GroupCommit commit;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final Future<?> looking;
    private final Map<String, LiveStream> streams = new ConcurrentHashMap<>();
    private final Map<Session, Connection> connections = new ConcurrentHashMap<>();
    private final AtomicInteger places = new AtomicInteger();

    public LiveStreams(Services services, AlertDesk alerts) {
        this.services = services;
        this.alerts = alerts;
        this.commit = new GroupCommit(services.database().sessions(), services.log());
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                task -> daemon(task, "undertone-stream-" + number.incrementAndGet()));
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "undertone-stream-timer"));
        this.looking = timer.scheduleWithFixedDelay(
                this::lookForAbandoned, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** How many streams are held, connected or not. */
    public int size() {
        return places.get();
    }

    public void opened(Session socket) {
        connections.put(socket, new Connection(socket));
    }

    public void closed(Session socket) {
        Connection connection = connections.remove(socket);
        if (connection != null) {
            connection.stream().ifPresent(stream -> stream.detach(connection));
        }
    }

    /** A text message came. */
    public void text(Session socket, String message) {
        Connection connection = connections.get(socket);
        if (connection == null) {
            return;
        }
        try {
            Fields fields = Fields.parse(message);
            String type = fields.text("type");
            Optional<LiveStream> stream = connection.stream();
            if (stream.isEmpty() && type.equals("hello")) {
                hello(connection, fields.only(HELLO));
            } else if (stream.isEmpty() && type.equals("resume")) {
                resume(connection, fields.only("type", "session", "lastEvent", "keptFrom"));
            } else if (stream.isPresent() && type.equals("finish")) {
                stream.get().finish(connection);
            } else {
                throw new ProblemException(Problem.badRequest(
                        "message '" + type + "' has no place here",
                        "send hello or resume first and once, then audio, then finish"));
            }
        } catch (ProblemException e) {
            connection.close(CloseCode.of(e.problem().status()), e.problem());
        } catch (RuntimeException e) {
            services.log().failure("a stream's message", e);
            connection.close(CloseCode.FAILED, Problem.internal());
        }
    }

    /** A binary message came. */
    public void binary(Session socket, ByteBuffer message) {
        Connection connection = connections.get(socket);
        if (connection == null) {
            return;
        }
        Optional<LiveStream> stream = connection.stream();
        if (stream.isEmpty()) {
            connection.close(
                    CloseCode.BAD_MESSAGE, Problem.badRequest("audio came before hello", "send hello or resume first"));
            return;
        }
        try {
            stream.get().audio(connection, stream.get().format().message(message));
        } catch (IllegalArgumentException e) {
            connection.close(
                    CloseCode.BAD_MESSAGE,
                    Problem.badRequest(String.valueOf(e.getMessage()), "see docs/server.md for the audio message"));
        }
    }

    private void hello(Connection connection, Fields hello) {
        Instant now = services.clock().instant();
        Consent consent = services.consentText().require(hello, now);
        StreamFormat format = StreamFormat.read(hello);
        Optional<String> baseline = hello.optionalText("baseline");
        baseline.ifPresent(new VoiceBaselines(services)::find);
        Optional<List<String>> rules = rules(hello);
        takePlace();
        try {
            Recording recording = new Recording(
                    services.ids().next(),
                    Recording.Kind.LIVE,
                    hello.optionalText("name").orElse("Live " + now),
                    Recording.State.ANALYSING,
                    now,
                    0,
                    0,
                    format.rateHz(),
                    hello.flag("keepAudio", false),
                    Optional.empty(),
                    Optional.empty(),
                    consent);
            StoredSession session = new StoredSession(
                    services.ids().next(),
                    recording,
                    "mix",
                    hello.optionalText("person"),
                    baseline,
                    services.model().info().name(),
                    services.model().info().version(),
                    StoredSession.State.LIVE,
                    services.data().serverId(),
                    now,
                    0,
                    Optional.empty(),
                    summary(format, rules).toString());
            services.database().recordings().add(recording);
            services.database().sessions().add(session);
            LiveRules watching = new LiveRules(services, session.id(), session.startedAt(), rules);
            open(connection, session, format, Resumption.fresh(), watching, 0, false);
        } catch (RuntimeException e) {
            places.decrementAndGet();
            throw e;
        }
    }

    private Optional<List<String>> rules(Fields hello) {
        Optional<List<String>> asked = hello.optionalTexts("rules");
        for (String rule : asked.orElse(List.of())) {
            if (services.database().alerts().findRule(rule).isEmpty()) {
                throw new ProblemException(Problem.notFound("one of the alert rules"));
            }
        }
        return asked;
    }

    private static JsonObject summary(StreamFormat format, Optional<List<String>> rules) {
        JsonObject summary = new JsonObject();
        summary.addProperty("rate", format.rateHz());
        summary.addProperty("format", format.encoding().id());
        summary.addProperty("windowSeconds", format.window().toMillis() / 1000.0);
        summary.addProperty("hopSeconds", format.hop().toMillis() / 1000.0);
        rules.ifPresent(ids -> summary.add("rules", Json.array(ids, JsonPrimitive::new)));
        return summary;
    }

    private void resume(Connection connection, Fields resume) {
        String id = resume.text("session");
        long lastEvent = resume.whole("lastEvent", 0, Long.MAX_VALUE >> 10);
        long keptFrom = resume.whole("keptFrom", 0, Long.MAX_VALUE >> 10);
        LiveStream held = streams.get(id);
        if (held != null) {
            connection.connectTo(held);
            held.attach(connection, lastEvent, true);
            return;
        }
        StoredSession session = services.database()
                .sessions()
                .find(id)
                .orElseThrow(() -> new ProblemException(Problem.notFound("the session")));
        if (session.state() != StoredSession.State.INTERRUPTED) {
            boolean live = session.state() == StoredSession.State.LIVE;
            throw new ProblemException(new Problem(
                    live ? 404 : 410,
                    live ? "elsewhere" : "gone",
                    live ? "Another server hears this session" : "The session has ended",
                    live ? "the session is live on another server of this database" : "the session has ended",
                    live ? "resume at that server" : "begin a new one with hello"));
        }
        Fields summary = Fields.parse(session.summary());
        StreamFormat format = StreamFormat.read(summary);
        List<StoredEvent> stored = services.database().sessions().events(id, 0);
        Resumption resumption = Resumption.after(stored, format, keptFrom);
        LiveRules rules = new LiveRules(services, id, session.startedAt(), summary.optionalTexts("rules"));
        rules.replay(stored);
        takePlace();
        try {
            StoredSession again = session.resumedBy(services.data().serverId());
            services.database().sessions().update(again);
            open(connection, again, format, resumption, rules, lastEvent, true);
        } catch (RuntimeException e) {
            places.decrementAndGet();
            throw e;
        }
    }

    private void open(
            Connection connection,
            StoredSession session,
            StreamFormat format,
            Resumption resumption,
            LiveRules rules,
            long lastEvent,
            boolean resumed) {
        LiveStream stream = new LiveStream(
                services, commit, threads, session, format, resumption, rules, alerts, () -> release(session.id()));
        streams.put(session.id(), stream);
        connection.connectTo(stream);
        stream.attach(connection, lastEvent, resumed);
    }

    private void release(String id) {
        if (streams.remove(id) != null) {
            places.decrementAndGet();
        }
    }

    private void takePlace() {
        int most = services.limits().maxStreams();
        if (places.incrementAndGet() > most) {
            places.decrementAndGet();
            services.metrics().streamRefused();
            throw new ProblemException(new Problem(
                    503,
                    "full",
                    "The server hears as many streams as it can",
                    "all " + most + " places for live streams are taken",
                    "try again later, or start the server with a greater --max-streams on a stronger machine"));
        }
    }

    private void lookForAbandoned() {
        long before = services.clock().millis() - services.limits().resumeFor().toMillis();
        streams.values().stream().filter(stream -> stream.idleSince() < before).forEach(LiveStream::abandon);
    }

    /** The session of that name, while it is live. */
    public void rename(StoredSession session) {
        LiveStream stream = streams.get(session.id());
        if (stream != null) {
            stream.rename(session);
        }
    }

    /** Rules were made, changed or removed: every stream goes on by those that there are now. */
    public void rulesChanged() {
        List<AlertRule> rules = services.database().alerts().rules();
        streams.values().forEach(stream -> stream.use(rules));
    }

    /** Stops hearing a session that is to be deleted. */
    public void drop(String sessionId) {
        LiveStream stream = streams.get(sessionId);
        if (stream != null) {
            stream.drop();
        }
    }

    /** Interrupts every stream; what they heard is stored, and they can be resumed when a server starts again. */
    @Override
    public void close() {
        looking.cancel(false);
        timer.shutdownNow();
        streams.values().forEach(LiveStream::interrupt);
        // A model that is closed while it is asked takes the whole process with it.
        threads.shutdown();
        try {
            while (!threads.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS)) {
                services.log().note("waiting for a stream to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commit.close();
    }
}
