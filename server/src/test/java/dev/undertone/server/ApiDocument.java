package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;

/** The served OpenAPI document, to judge answers by. */
final class ApiDocument {

    private final JsonObject document;

    private ApiDocument(JsonObject document) {
        this.document = document;
    }

    static ApiDocument of(RunningServer server) throws Exception {
        return new ApiDocument(server.json("/openapi.json"));
    }

    JsonObject json() {
        return document;
    }

    /** That the answer has a status that the document foresees for the operation, and a body of the shape it has then. */
    void assertAllows(String method, String path, HttpResponse<String> response) {
        JsonElement item = document.getAsJsonObject("paths").get(path);
        assertThat(item).as("path " + path).isNotNull();
        JsonObject operation = item.getAsJsonObject().getAsJsonObject(method.toLowerCase(Locale.ROOT));
        JsonObject answers = operation.getAsJsonObject("responses");
        String status = Integer.toString(response.statusCode());
        assertThat(answers.keySet())
                .as(method + " " + path + ": " + response.body())
                .contains(status);
        JsonObject content = answers.getAsJsonObject(status).getAsJsonObject("content");
        if (content == null) {
            assertThat(response.body()).isEmpty();
            return;
        }
        String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        assertThat(content.keySet()).as(method + " " + path).contains(type);
        if (type.endsWith("json")) {
            assertShape(content.getAsJsonObject(type).getAsJsonObject("schema"), response.body(), method + " " + path);
        }
    }

    private void assertShape(JsonObject schema, String body, String what) {
        JsonObject whole = new JsonObject();
        for (Map.Entry<String, JsonElement> keyword : schema.entrySet()) {
            whole.add(keyword.getKey(), keyword.getValue());
        }
        whole.add("components", document.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(whole.toString())
                        .validate(body, InputFormat.JSON))
                .as(what + " answered " + body)
                .isEmpty();
    }

    static JsonObject object(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }
}
