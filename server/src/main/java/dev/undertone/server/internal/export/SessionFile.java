package dev.undertone.server.internal.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.undertone.server.internal.EventBodies;
import dev.undertone.server.internal.api.Views;
import dev.undertone.storage.StoredEvent;
import dev.undertone.storage.StoredSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A session with all that happened in it, as one JSON object. */
public final class SessionFile {

    /** Which list an event belongs to. */
    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("window", "windows");
        LISTS.put("segment", "segments");
        LISTS.put("gap", "gaps");
        LISTS.put("alert", "alerts");
    }

    private SessionFile() {}

    public static JsonObject timeline(StoredSession session, List<StoredEvent> events) {
        JsonObject json = new JsonObject();
        json.add("session", Views.session(session));
        LISTS.values().forEach(list -> json.add(list, new JsonArray()));
        for (StoredEvent event : events) {
            String list = LISTS.get(event.kind());
            if (list != null) {
                JsonObject body = EventBodies.read(event);
                body.remove("type");
                body.remove("number");
                json.getAsJsonArray(list).add(body);
            }
        }
        return json;
    }
}
