package dev.undertone.server.internal.api;

import com.google.gson.JsonObject;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.analysis.AnalysisProgress;
import dev.undertone.server.internal.analysis.UploadRequest;
import dev.undertone.server.internal.analysis.Uploads;
import dev.undertone.server.internal.export.PlayableWav;
import dev.undertone.server.internal.http.Exchange;
import dev.undertone.server.internal.http.Fields;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.server.internal.http.Route;
import dev.undertone.server.internal.http.ServerSentEvents;
import dev.undertone.server.internal.live.LiveStreams;
import dev.undertone.storage.Recording;
import dev.undertone.storage.SessionQuery;
import dev.undertone.storage.StoredSession;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Recordings: announced, uploaded, watched, played, deleted. */
public final class RecordingRoutes {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long SPARE_BYTES = 256L << 20;
    private static final long TELL_EVERY_BYTES = 4L << 20;
    private static final int HEARTBEAT_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long SLOWEST_BYTES_A_SECOND = 500;

    private final Services services;
    private final Uploads uploads;
    private final LiveStreams streams;

    public RecordingRoutes(Services services, Uploads uploads, LiveStreams streams) {
        this.services = services;
        this.uploads = uploads;
        this.streams = streams;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/recordings", this::list),
                Route.post("/recordings", this::announce),
                Route.get("/recordings/{id}", context -> Exchange.answer(context, 200, view(find(context)))),
                Route.delete("/recordings/{id}", this::delete),
                Route.put("/recordings/{id}/audio", this::upload),
                Route.get("/recordings/{id}/audio", this::play),
                Route.get("/recordings/{id}/original", this::original),
                Route.get("/recordings/{id}/events", this::watch));
    }

    private Recording find(Context context) {
        String id = Exchange.id(context, "id", "the recording");
        return services.database()
                .recordings()
                .find(id)
                .orElseThrow(() -> new ProblemException(Problem.notFound("the recording")));
    }

    private JsonObject view(Recording recording) {
        return Views.recording(
                recording,
                services.database().sessions().list(SessionQuery.defaults().of(recording.id())).stream()
                        .map(StoredSession::id)
                        .toList());
    }

    private void list(Context context) {
        Instant before = Exchange.time(context, "before")
                .orElse(services.clock().instant().plus(Duration.ofDays(1)));
        int limit = Exchange.whole(context, "limit", 1, SessionQuery.MOST, 100);
        Exchange.answer(
                context,
                200,
                Json.list("recordings", services.database().recordings().list(before, limit), this::view));
    }

    private void announce(Context context) {
        Fields fields = Exchange.body(context).only("name", "consent", "channel", "person", "keepAudio", "recordedAt");
        Instant now = services.clock().instant();
        Recording recording = new Recording(
                services.ids().next(),
                Recording.Kind.UPLOAD,
                fields.text("name"),
                Recording.State.AWAITING_AUDIO,
                now,
                0,
                0,
                0,
                fields.flag("keepAudio", false),
                Optional.empty(),
                Optional.empty(),
                services.consentText().require(fields, now));
        UploadRequest request = new UploadRequest(
                fields.optionalText("channel").orElse("mix"),
                fields.optionalText("person"),
                fields.optionalInstant("recordedAt").orElse(now));
        uploads.announce(recording, request);
        context.header("Location", "/api/v1/recordings/" + recording.id());
        Exchange.answer(context, 201, view(recording));
    }

    private void upload(Context context) throws IOException {
        Recording recording = find(context);
        long most = services.limits().maxUploadBytes();
        long announced = context.req().getContentLengthLong();
        if (announced > most) {
            throw tooLarge(most);
        }
        Path file = services.data().incoming(recording.id());
        if (Files.getFileStore(file.getParent()).getUsableSpace() < Math.max(0, announced) + SPARE_BYTES) {
            throw new ProblemException(new Problem(
                    507,
                    "disk-full",
                    "There is no room for it",
                    "the disk of the data folder is nearly full",
                    "delete recordings, or start the server with another --data folder"));
        }
        if (!uploads.begin(recording)) {
            throw new ProblemException(Problem.conflict(
                    "the recording's audio was sent before or is being sent",
                    "announce another recording with POST /api/v1/recordings"));
        }
        boolean complete = false;
        try {
            long bytes = receive(context, recording, file);
            complete = true;
            Exchange.answer(context, 202, view(uploads.received(recording, bytes)));
        } finally {
            if (!complete) {
                uploads.brokeOff(recording);
            }
        }
    }

    private long receive(Context context, Recording recording, Path file) throws IOException {
        long most = services.limits().maxUploadBytes();
        long begun = System.nanoTime();
        long bytes = 0;
        long told = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = context.bodyInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                bytes += n;
                if (bytes > most) {
                    throw tooLarge(most);
                }
                requireFastEnough(bytes, Duration.ofNanos(System.nanoTime() - begun));
                out.write(buffer, 0, n);
                if (bytes - told >= TELL_EVERY_BYTES) {
                    told = bytes;
                    uploads.receiving(recording.id(), bytes);
                }
            }
        }
        if (bytes == 0) {
            throw new ProblemException(
                    Problem.badRequest("the body is empty", "send the recording's bytes as the body"));
        }
        return bytes;
    }

    private void requireFastEnough(long bytes, Duration passed) {
        boolean trickles = passed.compareTo(PATIENCE) > 0 && bytes < SLOWEST_BYTES_A_SECOND * passed.toSeconds();
        if (trickles || passed.compareTo(services.limits().maxUploadTime()) > 0) {
            throw new ProblemException(new Problem(
                    408,
                    "too-slow",
                    "The upload took too long",
                    "after " + passed.toSeconds() + " s " + bytes + " bytes were there",
                    "try again on a faster line, or compress the file"));
        }
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    408,
                    "broken-upload",
                    "The upload broke off",
                    "the body ended early or stood still for too long",
                    "send it again"));
        }
    }

    private static ProblemException tooLarge(long most) {
        return new ProblemException(new Problem(
                413,
                "too-large",
                "The file is too large",
                "a file may have " + most + " bytes",
                "cut or compress it, or start the server with a greater --max-upload"));
    }

    private void watch(Context context) throws IOException {
        Recording recording = find(context);
        BlockingQueue<AnalysisProgress> news = new LinkedBlockingQueue<>();
        Consumer<AnalysisProgress> watcher = news::add;
        uploads.board().watch(recording.id(), watcher);
        try (ServerSentEvents events = ServerSentEvents.begin(context)) {
            Recording now =
                    services.database().recordings().find(recording.id()).orElse(recording);
            news.add(uploads.board()
                    .of(recording.id())
                    .orElse(new AnalysisProgress(now.state(), now.sizeBytes(), now.durationSeconds())));
            for (boolean more = true; more; ) {
                AnalysisProgress progress = news.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (progress == null) {
                    events.heartbeat();
                } else if (progress.last()) {
                    now = services.database().recordings().find(recording.id()).orElse(now);
                    events.send(progress.state().id(), view(now));
                    more = false;
                } else {
                    events.send("state", json(progress));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            uploads.board().unwatch(recording.id(), watcher);
        }
    }

    private static JsonObject json(AnalysisProgress progress) {
        JsonObject json = new JsonObject();
        json.addProperty("state", progress.state().id());
        json.addProperty("receivedBytes", progress.receivedBytes());
        json.add("heardSeconds", Json.seconds(progress.heardSeconds()));
        return json;
    }

    private Path kept(Recording recording) {
        Path file = services.data().audio(recording.id());
        if (recording.audioFile().isEmpty() || !Files.exists(file)) {
            throw new ProblemException(
                    Problem.notFound("audio of this recording, which was not kept or is still live,"));
        }
        return file;
    }

    private void play(Context context) throws IOException {
        Recording recording = find(context);
        PlayableWav wav = PlayableWav.open(kept(recording), recording.durationSeconds(), recording.sampleRateHz());
        context.writeSeekableStream(wav, "audio/wav", wav.length());
    }

    private void original(Context context) throws IOException {
        Path file = kept(find(context));
        context.header("Content-Disposition", "attachment; filename=\"recording.bin\"")
                .contentType("application/octet-stream")
                .result(Files.newInputStream(file));
    }

    private void delete(Context context) throws IOException {
        Recording recording = find(context);
        Deletion.of(services, uploads, streams).recording(recording.id());
        context.status(204);
    }
}
