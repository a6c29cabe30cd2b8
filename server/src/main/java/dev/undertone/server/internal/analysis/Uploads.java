package dev.undertone.server.internal.analysis;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.recognition.RecognitionResult;
import dev.undertone.recognition.Segment;
import dev.undertone.recognition.Window;
import dev.undertone.server.internal.EventBodies;
import dev.undertone.server.internal.Services;
import dev.undertone.storage.Recording;
import dev.undertone.storage.SessionStore;
import dev.undertone.storage.StoredEvent;
import dev.undertone.storage.StoredSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Uploads from announcement to sessions. The audio lies in a file of its own until it has been heard, and only then
 * becomes kept audio, if that was asked for. Thread-safe.
 */
public final class Uploads implements AutoCloseable {

    private static final double TELL_EVERY_SECONDS = 5;
    private static final int WAIT_SECONDS = 5;
    private static final String INTERRUPTED = "the server stopped before it was analysed; upload it again";

    private final Services services;
    private final ProgressBoard board = new ProgressBoard();
    private final Map<String, UploadRequest> requests = new ConcurrentHashMap<>();
    private final ExecutorService analysts;
    private volatile boolean stopping;

    public Uploads(Services services) {
        this.services = services;
        AtomicInteger number = new AtomicInteger();
        // Uploads can wait; live streams, which share the cores, cannot.
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.analysts = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "undertone-analysis-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Clears away what an earlier process did not finish. */
    public void start() throws IOException {
        for (Recording recording : services.database().recordings().unfinished()) {
            if (Files.exists(services.data().incoming(recording.id()))) {
                services.database().recordings().update(failed(recording, INTERRUPTED));
            }
        }
        services.data().sweepIncoming(requests::containsKey);
    }

    public ProgressBoard board() {
        return board;
    }

    /** Keeps the announcement of an upload. */
    public void announce(Recording recording, UploadRequest request) {
        services.database().recordings().add(recording);
        requests.put(recording.id(), request);
    }

    /** Whether the audio of a recording may come now; true once only for each. */
    public synchronized boolean begin(Recording recording) {
        if (!requests.containsKey(recording.id()) || board.of(recording.id()).isPresent()) {
            return false;
        }
        receiving(recording.id(), 0);
        return true;
    }

    /** Tells how much of the file is there. */
    public void receiving(String recordingId, long bytes) {
        board.tell(recordingId, new AnalysisProgress(Recording.State.AWAITING_AUDIO, bytes, 0));
    }

    /** The upload broke off; it may be tried again. */
    public void brokeOff(Recording recording) throws IOException {
        services.data().deleteFiles(recording.id());
        board.forget(recording.id());
    }

    /** The whole file is there: it is heard as soon as its turn comes. */
    public Recording received(Recording recording, long bytes) {
        Recording received = with(recording, Recording.State.RECEIVED, bytes, 0, 0, Optional.empty(), Optional.empty());
        services.database().recordings().update(received);
        board.tell(recording.id(), new AnalysisProgress(Recording.State.RECEIVED, bytes, 0));
        analysts.execute(() -> analyse(received));
        return received;
    }

    private void analyse(Recording recording) {
        UploadRequest request = requests.get(recording.id());
        if (request == null) {
            // It was deleted meanwhile.
            return;
        }
        Recording outcome;
        try {
            outcome = hear(recording, request);
            services.metrics().uploadAnalysed();
        } catch (AudioException e) {
            outcome = failed(recording, "the audio " + e.reason() + "; " + e.remedy());
        } catch (TooLongException e) {
            outcome = failed(
                    recording,
                    "it is longer than the server hears ("
                            + services.limits().maxRecording().toHours() + " h); cut it into shorter recordings");
        } catch (StoppingException e) {
            outcome = failed(recording, INTERRUPTED);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            services.log().failure("the analysis of an upload", e);
            outcome = failed(recording, "the server failed at it; try again, and report it if it stays");
        }
        try {
            if (outcome.audioFile().isEmpty()) {
                services.data().deleteFiles(recording.id());
            }
            services.database().recordings().update(outcome);
        } catch (IOException | RuntimeException e) {
            services.log().failure("the end of an analysis", e);
        }
        requests.remove(recording.id());
        board.tell(
                recording.id(),
                new AnalysisProgress(outcome.state(), recording.sizeBytes(), outcome.durationSeconds()));
    }

    private Recording hear(Recording recording, UploadRequest request) throws IOException {
        Path file = services.data().incoming(recording.id());
        Recording analysing = with(
                recording, Recording.State.ANALYSING, recording.sizeBytes(), 0, 0, Optional.empty(), Optional.empty());
        services.database().recordings().update(analysing);
        double longest = services.limits().maxRecording().toMillis() / 1000.0;
        double[] told = {0};
        List<RecognitionResult> results = services.forRecordings()
                .recognise(
                        AudioReader.open(file), recording.name(), ChannelSelection.parse(request.channel()), heard -> {
                            if (stopping) {
                                throw new StoppingException();
                            }
                            if (heard > longest) {
                                throw new TooLongException();
                            }
                            if (heard - told[0] >= TELL_EVERY_SECONDS) {
                                told[0] = heard;
                                board.tell(
                                        recording.id(),
                                        new AnalysisProgress(Recording.State.ANALYSING, recording.sizeBytes(), heard));
                            }
                        });
        RecognitionResult first = results.get(0);
        Optional<String> audio = Optional.empty();
        if (recording.keepAudio()) {
            Files.move(file, services.data().audio(recording.id()), StandardCopyOption.REPLACE_EXISTING);
            audio = Optional.of(services.data().audioName(recording.id()));
        }
        for (RecognitionResult result : results) {
            keep(recording, request, result);
        }
        return with(
                recording,
                Recording.State.DONE,
                recording.sizeBytes(),
                first.durationSeconds(),
                first.sampleRateHz(),
                audio,
                Optional.empty());
    }

    private void keep(Recording recording, UploadRequest request, RecognitionResult result) {
        StoredSession session = new StoredSession(
                services.ids().next(),
                recording,
                result.channel().label(),
                request.person(),
                Optional.empty(),
                result.model().name(),
                result.model().version(),
                StoredSession.State.ENDED,
                services.data().serverId(),
                request.recordedAt(),
                result.durationSeconds(),
                Optional.of(EventBodies.judgement(result.timeline().overall())),
                EventBodies.summary(result.warnings()).toString());
        EventBodies bodies = new EventBodies(request.recordedAt());
        List<StoredEvent> events = new ArrayList<>();
        for (Window window : result.timeline().windows()) {
            events.add(bodies.window(events.size() + 1, window, 0));
        }
        for (Segment segment : result.timeline().segments()) {
            events.add(bodies.segment(events.size() + 1, segment, 0));
        }
        SessionStore sessions = services.database().sessions();
        sessions.add(session);
        sessions.append(List.of(new SessionStore.Batch(session.id(), events)));
    }

    /** Removes what is known of an upload that may still be on its way. */
    public void forget(String recordingId) throws IOException {
        requests.remove(recordingId);
        services.data().deleteFiles(recordingId);
        board.forget(recordingId);
    }

    private static Recording failed(Recording recording, String problem) {
        return with(
                recording, Recording.State.FAILED, recording.sizeBytes(), 0, 0, Optional.empty(), Optional.of(problem));
    }

    private static Recording with(
            Recording recording,
            Recording.State state,
            long bytes,
            double seconds,
            int rateHz,
            Optional<String> audio,
            Optional<String> problem) {
        return new Recording(
                recording.id(),
                recording.kind(),
                recording.name(),
                state,
                recording.createdAt(),
                bytes,
                seconds,
                rateHz,
                recording.keepAudio(),
                audio,
                problem,
                recording.consent());
    }

    /** Cuts off what is being heard, and waits until nothing is. */
    @Override
    public void close() {
        stopping = true;
        analysts.shutdown();
        try {
            while (!analysts.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS)) {
                services.log().note("waiting for an analysis to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server stops. */
    private static final class StoppingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A recording that does not end. */
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
