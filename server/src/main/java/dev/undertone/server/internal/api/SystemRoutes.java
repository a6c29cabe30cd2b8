package dev.undertone.server.internal.api;

import com.google.gson.JsonObject;
import dev.undertone.emotions.Emotion;
import dev.undertone.models.EmotionModel;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.http.Exchange;
import dev.undertone.server.internal.http.Fields;
import dev.undertone.server.internal.http.Guard;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.server.internal.http.Route;
import dev.undertone.server.internal.http.Tokens;
import dev.undertone.server.internal.live.LiveStreams;
import dev.undertone.storage.TokenStore;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What the server says of itself, and who it lets in. */
public final class SystemRoutes {

    private static final String OPENAPI = "/dev/undertone/server/openapi.json";

    private final Services services;
    private final LiveStreams streams;
    private final Tokens tokens;
    private final BooleanSupplier modelReady;

    public SystemRoutes(Services services, LiveStreams streams, Tokens tokens, BooleanSupplier modelReady) {
        this.services = services;
        this.streams = streams;
        this.tokens = tokens;
        this.modelReady = modelReady;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/consent-text",
                        context -> Exchange.answer(
                                context, 200, services.consentText().json())),
                Route.get("/model", this::model),
                Route.get(
                        "/model/card",
                        context -> context.contentType("text/markdown; charset=utf-8")
                                .result(services.modelCard())),
                Route.get("/health", context -> Exchange.answer(context, 200, status("alive"))),
                Route.get("/ready", this::ready),
                Route.get(
                        "/metrics",
                        context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(services.metrics().render(streams::size))),
                Route.get("/openapi.json", SystemRoutes::openApi),
                Route.post("/login", this::login),
                Route.post("/logout", this::logout));
    }

    private static JsonObject status(String status) {
        JsonObject json = new JsonObject();
        json.addProperty("status", status);
        return json;
    }

    private void ready(Context context) {
        boolean database = services.database().answers();
        if (!database || !modelReady.getAsBoolean()) {
            throw new ProblemException(new Problem(
                    503,
                    "not-ready",
                    "The server is not ready",
                    database ? "the model is still being loaded" : "the database does not answer",
                    "try again in a moment"));
        }
        Exchange.answer(context, 200, status("ready"));
    }

    private void model(Context context) {
        EmotionModel model = services.model();
        JsonObject json = Json.list("emotions", model.labels().emotions(), SystemRoutes::emotion);
        json.addProperty("name", model.info().name());
        json.addProperty("version", model.info().version());
        json.addProperty("sampleRateHz", model.sampleRateHz());
        json.add("confidenceThreshold", Json.score(model.calibration().plain().confidenceThreshold()));
        json.addProperty("usesBaselines", !model.baselineMeasures().isEmpty());
        json.addProperty("windowSeconds", 3);
        json.addProperty("hopSeconds", 0.5);
        Exchange.answer(context, 200, json);
    }

    private static JsonObject emotion(Emotion emotion) {
        JsonObject json = new JsonObject();
        json.addProperty("id", emotion.id());
        json.addProperty("colour", emotion.colour());
        json.addProperty("valence", emotion.valence());
        json.addProperty("arousal", emotion.arousal());
        return json;
    }

    private static void openApi(Context context) throws IOException {
        try (InputStream in = SystemRoutes.class.getResourceAsStream(OPENAPI)) {
            if (in == null) {
                throw new IllegalStateException("the program's own resource " + OPENAPI + " is missing");
            }
            context.contentType("application/json").result(in.readAllBytes());
        }
    }

    private void login(Context context) {
        Fields fields = Exchange.body(context).only("token");
        if (!tokens.accepts(TokenStore.Kind.SERVER, fields.text("token"))) {
            throw new ProblemException(new Problem(
                    401,
                    "wrong-token",
                    "That is not the access token",
                    "the token in the body is not this server's",
                    "use the token that the server showed at its first start, or start it with --new-token"));
        }
        context.cookie(cookie(context, tokens.issueBrowserToken(), (int) Tokens.BROWSER_FOR.toSeconds()));
        context.status(204);
    }

    private void logout(Context context) {
        String token = context.cookie(Guard.COOKIE);
        if (token != null) {
            tokens.revoke(token);
        }
        context.cookie(cookie(context, "", 0));
        context.status(204);
    }

    private static Cookie cookie(Context context, String value, int seconds) {
        Cookie cookie = new Cookie(Guard.COOKIE, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure("https".equalsIgnoreCase(context.header("X-Forwarded-Proto")));
        return cookie;
    }
}
