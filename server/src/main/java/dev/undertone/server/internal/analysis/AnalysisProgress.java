package dev.undertone.server.internal.analysis;

import dev.undertone.storage.Recording;

/**
 * How far an upload has come.
 *
 * @param receivedBytes of the file
 * @param heardSeconds of the sound
 */
public record AnalysisProgress(Recording.State state, long receivedBytes, double heardSeconds) {

    /** Whether nothing more will happen. */
    public boolean last() {
        return state == Recording.State.DONE || state == Recording.State.FAILED;
    }
}
