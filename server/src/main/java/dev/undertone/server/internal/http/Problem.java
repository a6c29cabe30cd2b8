package dev.undertone.server.internal.http;

import com.google.gson.JsonObject;

/**
 * What went wrong, for a person and for a program.
 *
 * @param status of the HTTP answer
 * @param type the last part of its {@code urn:undertone:problem:}
 * @param detail what and where
 * @param remedy what its reader can do
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(int status, String type, String title, String detail, String remedy) {

    /** The media type of its document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem badRequest(String detail, String remedy) {
        return new Problem(400, "bad-request", "The request makes no sense", detail, remedy);
    }

    public static Problem notFound(String what) {
        return new Problem(
                404, "not-found", "There is no such thing here", what + " was not found", "list what there is first");
    }

    public static Problem conflict(String detail, String remedy) {
        return new Problem(409, "conflict", "It is not in a state for that", detail, remedy);
    }

    public static Problem internal() {
        return new Problem(
                500,
                "internal",
                "The server failed",
                "something in the server failed; its log names the place",
                "try again; report it if it stays");
    }

    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("type", "urn:undertone:problem:" + type);
        json.addProperty("title", title);
        json.addProperty("status", status);
        json.addProperty("detail", detail);
        json.addProperty("remedy", remedy);
        return json;
    }
}
