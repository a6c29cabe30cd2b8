package dev.undertone.server.internal.live;

import dev.undertone.storage.StoredEvent;
import java.util.List;
import java.util.Optional;

/**
 * From where a stream goes on.
 *
 * @param nextSample the first sample to hear
 * @param lastNumber the last stored event
 * @param parts how many parts came before
 * @param storedUntilSeconds events that begin earlier are stored already
 * @param wantedSample the sample from which on nothing would be missing
 */
record Resumption(long nextSample, long lastNumber, int parts, double storedUntilSeconds, long wantedSample) {

    /** So much sound before the first new window lets voice activity settle. */
    private static final double LEAD_SECONDS = 1;

    /** A stretch without audio. */
    record Gap(double fromSeconds, double toSeconds) {}

    /** A new session. */
    static Resumption fresh() {
        return new Resumption(0, 0, 0, 0, 0);
    }

    /**
     * After the process that heard a session is gone. Windows go on in the grid of those before: the first one not stored
     * begins a hop after the last that is, and hearing begins a whole number of hops before it.
     *
     * @param stored all events of the session
     * @param keptFrom the first sample that the client still has
     */
    static Resumption after(List<StoredEvent> stored, StreamFormat format, long keptFrom) {
        double hop = format.hop().toMillis() / 1000.0;
        double next = 0;
        double lastGap = 0;
        long lastNumber = 0;
        int parts = 1;
        for (StoredEvent event : stored) {
            lastNumber = event.number();
            if (event.kind().equals("window")) {
                next = Math.max(next, event.startSeconds() + hop);
            } else if (event.kind().equals("gap")) {
                lastGap = event.endSeconds();
                next = Math.max(next, lastGap);
                parts++;
            }
        }
        double lead = Math.min(Math.floor((next - lastGap) / hop + 1e-9), Math.ceil(LEAD_SECONDS / hop)) * hop;
        double start = next - lead;
        double kept = format.seconds(keptFrom);
        if (start < kept) {
            start += Math.ceil((kept - start) / hop - 1e-9) * hop;
        }
        return new Resumption(format.samples(start), lastNumber, parts, next, format.samples(next));
    }

    /** What cannot be heard any more. */
    Optional<Gap> gap(StreamFormat format) {
        return nextSample > wantedSample
                ? Optional.of(new Gap(format.seconds(wantedSample), format.seconds(nextSample)))
                : Optional.empty();
    }
}
