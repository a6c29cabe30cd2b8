package dev.undertone.storage;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that was heard: an uploaded file, or a microphone for a while.
 *
 * @param id names it everywhere; cannot be guessed
 * @param name as its user named it
 * @param sizeBytes of the uploaded file, 0 before the upload and for live audio
 * @param durationSeconds 0 as long as it is unknown
 * @param sampleRateHz 0 as long as it is unknown
 * @param keepAudio whether its user asked to keep the audio
 * @param audioFile the name of its file in the folder of kept audio, where there is one
 * @param problem why it could not be analysed, where it could not
 */
public record Recording(
        String id,
        Kind kind,
        String name,
        State state,
        Instant createdAt,
        long sizeBytes,
        double durationSeconds,
        int sampleRateHz,
        boolean keepAudio,
        Optional<String> audioFile,
        Optional<String> problem,
        Consent consent) {

    /** Where the audio came from. */
    public enum Kind {
        UPLOAD,
        LIVE;

        /** The word for it in the database and in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it has come. */
    public enum State {
        /** Agreed to, not yet uploaded. */
        AWAITING_AUDIO,
        /** Being received or waiting its turn. */
        RECEIVED,
        ANALYSING,
        DONE,
        FAILED;

        /** The word for it in the database and in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
