package dev.undertone.server.internal.live;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionSession;
import dev.undertone.recognition.Timeline;
import dev.undertone.server.internal.EventBodies;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.VoiceBaselines;
import dev.undertone.server.internal.alert.AlertDesk;
import dev.undertone.server.internal.alert.LiveRules;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.storage.AlertRule;
import dev.undertone.storage.Recording;
import dev.undertone.storage.StoredSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One live session: hears audio in order, whatever connection it comes by, and has every event stored before it is sent.
 * Around a gap the audio is never glued: each part of a session is judged by a {@link RecognitionSession} of its own, whose
 * times are moved to the part's place.
 *
 * <p>All hearing happens on the stream's {@link Strand}; all sending on the thread of {@link GroupCommit}, in the same
 * order.
 */
final class LiveStream {

    /** How far a client may be ahead of what was heard. */
    static final double MAX_AHEAD_SECONDS = 10;

    private static final double ACK_EVERY_SECONDS = 0.25;
    private static final int WAIT_SECONDS = 10;

    private final Services services;
    private final GroupCommit commit;
    private final Strand strand;
    private final StreamFormat format;
    private final Recogniser recogniser;
    private final SpeakerBaseline baseline;
    private final AlertDesk alerts;
    private final Journal journal;
    private final Runnable onEnd;
    private final AtomicLong waiting = new AtomicLong();

    // On the strand.
    private StoredSession session;
    private @Nullable Connection heardFrom;
    private @Nullable RecognitionSession part;
    private @Nullable AudioFile audio;
    private long partStart;
    private long heard;
    private int parts;
    private long lastAck;
    private boolean ended;

    // On the committing thread.
    private @Nullable Connection told;

    private volatile long idleSince;

    LiveStream(
            Services services,
            GroupCommit commit,
            Executor threads,
            StoredSession session,
            StreamFormat format,
            Resumption resumption,
            LiveRules rules,
            AlertDesk alerts,
            Runnable onEnd) {
        this.services = services;
        this.commit = commit;
        this.strand = new Strand(threads, this::failed);
        this.session = session;
        this.format = format;
        this.recogniser = services.live(format.window(), format.hop());
        this.baseline =
                session.baseline().map(new VoiceBaselines(services)::find).orElse(SpeakerBaseline.EMPTY);
        this.alerts = alerts;
        this.journal = new Journal(session.id(), new EventBodies(session.startedAt()), rules, resumption);
        this.onEnd = onEnd;
        this.heard = resumption.nextSample();
        this.partStart = heard;
        this.parts = resumption.parts();
        this.idleSince = services.clock().millis();
        resumption.gap(format).ifPresent(gap -> journal.gap(gap.fromSeconds(), gap.toSeconds()));
        journal.tellProblems(format.seconds(heard));
    }

    String id() {
        return session.id();
    }

    StreamFormat format() {
        return format;
    }

    /** Milliseconds since 1970 from which on nobody was connected; far in the future while somebody is. */
    long idleSince() {
        return idleSince;
    }

    /** A connection takes the stream over. */
    void attach(Connection connection, long lastEvent, boolean resumed) {
        idleSince = Long.MAX_VALUE;
        strand.execute(() -> {
            if (ended) {
                connection.close(CloseCode.GONE, gone());
                return;
            }
            Connection before = heardFrom;
            heardFrom = connection;
            if (before != null && before != connection) {
                before.close(CloseCode.TAKEN_OVER, "another connection goes on with this session");
            }
            waiting.set(0);
            lastAck = heard;
            openPart();
            store(() -> {});
            JsonObject ready = ready(resumed);
            // Whatever was stored before this has been sent to the earlier connection or is read here.
            commit.after(
                    id(),
                    () -> {
                        told = connection;
                        connection.send(ready);
                        services.database()
                                .sessions()
                                .events(id(), lastEvent)
                                .forEach(event -> connection.send(event.body()));
                    },
                    failure -> failed(failure));
        });
    }

    /** A connection broke; the stream waits for another one. */
    void detach(Connection connection) {
        strand.execute(() -> {
            if (heardFrom == connection) {
                heardFrom = null;
                idleSince = services.clock().millis();
            }
        });
    }

    /** Audio came. */
    void audio(Connection connection, StreamFormat.Message message) {
        long arrived = System.nanoTime();
        int count = message.samples().length;
        if (waiting.addAndGet(count) > MAX_AHEAD_SECONDS * format.rateHz() + count) {
            connection.close(
                    CloseCode.TOO_FAR_AHEAD,
                    new Problem(
                            429,
                            "too-far-ahead",
                            "The stream is too far ahead",
                            "more than " + MAX_AHEAD_SECONDS + " s of audio wait to be heard",
                            "wait for the acknowledgements, then resume"));
            return;
        }
        strand.execute(() -> {
            waiting.addAndGet(-count);
            if (heardFrom == connection && !ended) {
                hear(message, arrived);
            }
        });
    }

    private void hear(StreamFormat.Message message, long arrived) {
        float[] samples = message.samples();
        long end = message.firstSample() + samples.length;
        if (message.firstSample() > heard) {
            endPart();
            journal.gap(format.seconds(heard), format.seconds(message.firstSample()));
            heard = message.firstSample();
            partStart = heard;
        }
        if (end > heard) {
            int from = (int) (heard - message.firstSample());
            keep(samples, from);
            openPart().accept(samples, from, samples.length - from);
            heard = end;
        }
        if (!journal.isEmpty() || format.seconds(heard - lastAck) >= ACK_EVERY_SECONDS) {
            lastAck = heard;
            JsonObject ack = new JsonObject();
            ack.addProperty("type", "ack");
            ack.addProperty("sample", heard);
            boolean window = journal.holdsWindow();
            store(() -> {
                tell(ack.toString());
                if (window) {
                    services.metrics().window(System.nanoTime() - arrived);
                }
            });
        }
    }

    private void keep(float[] samples, int from) {
        if (!session.recording().keepAudio()) {
            return;
        }
        try {
            if (audio == null) {
                audio = AudioFile.open(services.data().audio(session.recording().id()), format.rateHz());
            }
            audio.write(heard, samples, from);
        } catch (IOException e) {
            services.log().failure("the keeping of live audio", e);
            throw new IllegalStateException("live audio cannot be kept", e);
        }
    }

    private RecognitionSession openPart() {
        if (part == null) {
            double offset = format.seconds(partStart);
            part = recogniser.open(format.rateHz(), event -> journal.add(event, offset), baseline);
            parts++;
        }
        return part;
    }

    private Optional<Timeline> endPart() {
        if (part == null) {
            return Optional.empty();
        }
        Timeline timeline = part.finish();
        part = null;
        return Optional.of(timeline);
    }

    private void store(Runnable then) {
        Journal.Page page = journal.take();
        commit.append(
                page.batch(),
                () -> {
                    page.batch().events().forEach(event -> tell(event.body()));
                    page.alerts().forEach(alerts::stored);
                    then.run();
                },
                this::failed);
    }

    private void tell(String message) {
        if (told != null) {
            told.send(message);
        }
    }

    /** Nothing more comes. */
    void finish(Connection connection) {
        strand.execute(() -> {
            if (heardFrom == connection && !ended) {
                end(StoredSession.State.ENDED);
            }
        });
    }

    /** Nobody came back. */
    void abandon() {
        strand.execute(() -> {
            if (heardFrom == null && !ended) {
                end(StoredSession.State.ENDED);
            }
        });
    }

    /** The server stops: what was heard is stored, and may be gone on with. Waits until that is done. */
    void interrupt() {
        andWait(() -> {
            if (!ended) {
                leave(CloseCode.STOPPING, "the server stops; resume later");
                update(StoredSession.State.INTERRUPTED, Optional.empty());
            }
        });
    }

    /** The session is to be deleted. Waits until nothing more of it will be written. */
    void drop() {
        andWait(() -> {
            leave(CloseCode.GONE, gone().title());
            onEnd.run();
        });
    }

    private void andWait(Runnable task) {
        CountDownLatch done = new CountDownLatch(1);
        strand.execute(() -> {
            try {
                task.run();
            } finally {
                done.countDown();
            }
        });
        try {
            if (!done.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
                services.log().note("a stream was cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave(CloseCode code, String reason) {
        ended = true;
        closeAudio();
        Connection connection = heardFrom;
        if (connection != null) {
            connection.close(code, reason);
        }
    }

    /** Gives the session's row another person. */
    void rename(StoredSession renamed) {
        strand.execute(() -> session = renamed);
    }

    /** Rules were made, changed or removed. */
    void use(List<AlertRule> rules) {
        strand.execute(() -> {
            if (!ended) {
                journal.use(rules, format.seconds(heard));
                store(() -> {});
            }
        });
    }

    private void end(StoredSession.State state) {
        ended = true;
        Optional<Timeline> last = endPart();
        store(() -> {});
        commit.after(
                id(),
                () -> {
                    Optional<JsonObject> overall = overall(last);
                    JsonObject message = new JsonObject();
                    message.addProperty("type", "ended");
                    message.addProperty("session", id());
                    message.add("overall", overall.isPresent() ? overall.get() : JsonNull.INSTANCE);
                    strand.execute(() -> {
                        closeAudio();
                        update(state, overall);
                        onEnd.run();
                        tellLast(message);
                    });
                },
                this::failed);
    }

    private void tellLast(JsonObject message) {
        Connection connection = heardFrom;
        if (connection != null) {
            connection.send(message);
            connection.close(CloseCode.FINISHED, "finished");
        }
    }

    /** Of one part as recognition says it; of several, from the mean scores of the stored windows. */
    private Optional<JsonObject> overall(Optional<Timeline> last) {
        if (parts == 1 && last.isPresent()) {
            return Optional.of(EventBodies.verdict(last.get().overall()));
        }
        return OverallJudgement.of(services.database().sessions().events(id(), 0), recogniser);
    }

    private void update(StoredSession.State state, Optional<JsonObject> overall) {
        Recording recording = session.recording();
        Optional<String> file =
                recording.keepAudio() ? Optional.of(services.data().audioName(recording.id())) : Optional.empty();
        services.database()
                .recordings()
                .update(new Recording(
                        recording.id(),
                        recording.kind(),
                        recording.name(),
                        state == StoredSession.State.ENDED ? Recording.State.DONE : recording.state(),
                        recording.createdAt(),
                        0,
                        format.seconds(heard),
                        format.rateHz(),
                        recording.keepAudio(),
                        file,
                        Optional.empty(),
                        recording.consent()));
        session = new StoredSession(
                session.id(),
                recording,
                session.channel(),
                session.person(),
                session.baseline(),
                session.modelName(),
                session.modelVersion(),
                state,
                session.server(),
                session.startedAt(),
                format.seconds(heard),
                overall.map(OverallJudgement::read),
                session.summary());
        services.database().sessions().update(session);
    }

    private void closeAudio() {
        try {
            if (audio != null) {
                audio.close();
            }
        } catch (IOException e) {
            services.log().failure("the keeping of live audio", e);
        }
        audio = null;
    }

    private void failed(Throwable failure) {
        strand.execute(() -> {
            if (ended) {
                return;
            }
            services.log().failure("a live stream", failure);
            leave(CloseCode.FAILED, Problem.internal().title());
            onEnd.run();
            update(StoredSession.State.INTERRUPTED, Optional.empty());
        });
    }

    private JsonObject ready(boolean resumed) {
        JsonObject ready = new JsonObject();
        ready.addProperty("type", "ready");
        ready.addProperty("session", id());
        ready.addProperty("nextSample", heard);
        ready.addProperty("maxAheadSamples", (long) (MAX_AHEAD_SECONDS * format.rateHz()));
        ready.addProperty("windowSeconds", format.window().toMillis() / 1000.0);
        ready.addProperty("hopSeconds", format.hop().toMillis() / 1000.0);
        JsonObject model = new JsonObject();
        model.addProperty("name", session.modelName());
        model.addProperty("version", session.modelVersion());
        ready.add("model", model);
        JsonArray labels = new JsonArray();
        recogniser.labels().ids().forEach(labels::add);
        ready.add("labels", labels);
        ready.addProperty("resumed", resumed);
        return ready;
    }

    private static Problem gone() {
        return new Problem(
                410,
                "gone",
                "The session has ended",
                "this session has ended or was deleted",
                "begin a new one with hello");
    }
}
