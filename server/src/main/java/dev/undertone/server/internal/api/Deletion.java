package dev.undertone.server.internal.api;

import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.analysis.Uploads;
import dev.undertone.server.internal.live.LiveStreams;
import dev.undertone.storage.SessionQuery;
import dev.undertone.storage.StoredSession;
import java.io.IOException;

/** Deleting for good: rows, files, and their traces in the database's journal. */
record Deletion(Services services, Uploads uploads, LiveStreams streams) {

    static Deletion of(Services services, Uploads uploads, LiveStreams streams) {
        return new Deletion(services, uploads, streams);
    }

    void recording(String id) throws IOException {
        for (StoredSession session :
                services.database().sessions().list(SessionQuery.defaults().of(id))) {
            streams.drop(session.id());
        }
        services.database().recordings().delete(id);
        uploads.forget(id);
        services.database().forget();
    }

    void session(StoredSession session) throws IOException {
        String recording = session.recording().id();
        boolean last = services.database()
                        .sessions()
                        .list(SessionQuery.defaults().of(recording))
                        .size()
                <= 1;
        if (last) {
            recording(recording);
            return;
        }
        streams.drop(session.id());
        services.database().sessions().delete(session.id());
        services.database().forget();
    }
}
