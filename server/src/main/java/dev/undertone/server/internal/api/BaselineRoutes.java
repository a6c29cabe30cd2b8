package dev.undertone.server.internal.api;

import com.google.gson.JsonObject;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.VoiceBaselines;
import dev.undertone.server.internal.http.Exchange;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.server.internal.http.Route;
import dev.undertone.storage.Recording;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Baselines by name. */
public final class BaselineRoutes {

    private static final int LONGEST_NAME = 100;

    private final Services services;

    public BaselineRoutes(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/baselines", this::list),
                Route.get("/baselines/{name}", this::read),
                Route.put("/baselines/{name}", this::write),
                Route.delete("/baselines/{name}", this::delete),
                Route.post("/baselines/{name}/learn", this::learn));
    }

    private static String name(Context context) {
        String name = context.pathParam("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new ProblemException(Problem.badRequest(
                    "a baseline's name must have 1.." + LONGEST_NAME + " characters", "use another name"));
        }
        return name;
    }

    private void list(Context context) {
        Exchange.answer(
                context,
                200,
                Json.list("baselines", services.database().baselines().list(), Views::baseline));
    }

    private void read(Context context) {
        byte[] content = services.database()
                .baselines()
                .find(name(context))
                .orElseThrow(() -> new ProblemException(Problem.notFound("the baseline")));
        context.header("Content-Disposition", "attachment; filename=\"baseline.bin\"")
                .contentType("application/octet-stream")
                .result(content);
    }

    private void write(Context context) {
        byte[] content = context.bodyAsBytes();
        if (content.length == 0) {
            throw new ProblemException(Problem.badRequest("the body is empty", "send the baseline's bytes"));
        }
        services.database()
                .baselines()
                .put(name(context), content, services.clock().instant());
        context.status(204);
    }

    private void learn(Context context) throws IOException {
        String name = name(context);
        String id = Exchange.body(context).only("recording").text("recording");
        Recording recording = services.database()
                .recordings()
                .find(id)
                .orElseThrow(() -> new ProblemException(Problem.notFound("the recording")));
        Path audio = services.data().audio(recording.id());
        if (recording.audioFile().isEmpty() || !Files.exists(audio)) {
            throw new ProblemException(Problem.conflict(
                    "the recording's audio was not kept, or it is still live",
                    "learn from a recording with kept audio"));
        }
        SpeakerBaseline learnt = new VoiceBaselines(services).learn(name, audio);
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.add("speechSeconds", Json.seconds(learnt.speechSeconds()));
        json.add(
                "weight",
                Json.score(services.model()
                        .calibration()
                        .at(learnt.speechSeconds())
                        .baselineWeight()));
        Exchange.answer(context, 200, json);
    }

    private void delete(Context context) {
        if (!services.database().baselines().delete(name(context))) {
            throw new ProblemException(Problem.notFound("the baseline"));
        }
        services.database().forget();
        context.status(204);
    }
}
