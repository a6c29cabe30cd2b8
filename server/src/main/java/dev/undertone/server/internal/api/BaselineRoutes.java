package dev.undertone.server.internal.api;

import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.http.Exchange;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.server.internal.http.Route;
import io.javalin.http.Context;
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
                Route.delete("/baselines/{name}", this::delete));
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

    private void delete(Context context) {
        if (!services.database().baselines().delete(name(context))) {
            throw new ProblemException(Problem.notFound("the baseline"));
        }
        services.database().forget();
        context.status(204);
    }
}
