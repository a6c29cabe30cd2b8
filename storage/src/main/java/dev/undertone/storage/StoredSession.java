package dev.undertone.storage;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One channel of one recording, from its first sample to its last, as far as it has come.
 *
 * @param channel as {@code dev.undertone.audio.Channel} labels it
 * @param person whose voice it is, as the user named them
 * @param baseline the name of the baseline it was judged against
 * @param server which server's process hears it, or heard it
 * @param startedAt the moment of its first sample
 * @param overall the judgement over all of it, once it has ended
 * @param summary JSON object of what else is known of it, such as its warnings
 */
public record StoredSession(
        String id,
        Recording recording,
        String channel,
        Optional<String> person,
        Optional<String> baseline,
        String modelName,
        String modelVersion,
        State state,
        String server,
        Instant startedAt,
        double durationSeconds,
        Optional<Judgement> overall,
        String summary) {

    /** The same, live again on a server. */
    public StoredSession resumedBy(String newServer) {
        return new StoredSession(
                id,
                recording,
                channel,
                person,
                baseline,
                modelName,
                modelVersion,
                State.LIVE,
                newServer,
                startedAt,
                durationSeconds,
                Optional.empty(),
                summary);
    }

    /** The same of another person. */
    public StoredSession of(Optional<String> newPerson) {
        return new StoredSession(
                id,
                recording,
                channel,
                newPerson,
                baseline,
                modelName,
                modelVersion,
                state,
                server,
                startedAt,
                durationSeconds,
                overall,
                summary);
    }

    /** Whether more is to come. */
    public enum State {
        LIVE,
        /** Its server stopped while it was live; its client may go on with it. */
        INTERRUPTED,
        ENDED;

        /** The word for it in the database and in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
