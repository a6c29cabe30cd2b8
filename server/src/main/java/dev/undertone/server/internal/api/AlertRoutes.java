package dev.undertone.server.internal.api;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.alert.AlertFeed;
import dev.undertone.server.internal.alert.RaisedAlert;
import dev.undertone.server.internal.alert.RuleChecks;
import dev.undertone.server.internal.alert.RuleTrial;
import dev.undertone.server.internal.http.Exchange;
import dev.undertone.server.internal.http.Fields;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.server.internal.http.Route;
import dev.undertone.server.internal.http.ServerSentEvents;
import dev.undertone.server.internal.live.LiveStreams;
import dev.undertone.server.internal.webhook.WebhookDelivery;
import dev.undertone.storage.Alert;
import dev.undertone.storage.AlertRule;
import dev.undertone.storage.SessionQuery;
import dev.undertone.storage.StoredSession;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Alert rules, what they said, and what they would have said. */
public final class AlertRoutes {

    private static final int LONGEST_RULE = 16_384;
    private static final int HEARTBEAT_SECONDS = 10;
    /** Alerts of different sessions may be stored in another order than they happened, by so much at most. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private final Services services;
    private final LiveStreams streams;
    private final AlertFeed feed;

    public AlertRoutes(Services services, LiveStreams streams, AlertFeed feed) {
        this.services = services;
        this.streams = streams;
        this.feed = feed;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/alert-rules", this::list),
                Route.post("/alert-rules", this::add),
                Route.get("/alert-rules/default", AlertRoutes::builtIn),
                Route.post("/alert-rules/try", this::tryOut),
                Route.get("/alert-rules/{id}", context -> Exchange.answer(context, 200, Views.rule(find(context)))),
                Route.put("/alert-rules/{id}", this::change),
                Route.delete("/alert-rules/{id}", this::delete),
                Route.get("/alerts", this::history),
                Route.get("/alerts/events", this::watch),
                Route.get("/webhooks", this::webhooks),
                Route.get("/webhook-key", this::webhookKey));
    }

    private AlertRule find(Context context) {
        return services.database()
                .alerts()
                .findRule(Exchange.id(context, "id", "the rule"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("the rule")));
    }

    private void list(Context context) {
        Exchange.answer(
                context, 200, Json.list("rules", services.database().alerts().rules(), Views::rule));
    }

    private static void builtIn(Context context) {
        JsonObject json = new JsonObject();
        json.addProperty("name", "Anger rising");
        json.addProperty("enabled", true);
        json.add("rule", JsonParser.parseString(AlertDefinition.angerRisingJson()));
        Exchange.answer(context, 200, json);
    }

    private String definition(Fields fields) {
        String definition = fields.object("rule").json();
        if (definition.length() > LONGEST_RULE) {
            throw fields.bad("rule", "has " + definition.length() + " characters", "use at most " + LONGEST_RULE);
        }
        return definition;
    }

    private AlertDefinition read(String definition) {
        return RuleChecks.read(definition, services.model().labels(), services.permissions());
    }

    private AlertRule rule(Context context, String id, Instant createdAt) {
        Fields fields = Exchange.body(context).only("name", "enabled", "rule");
        String definition = definition(fields);
        read(definition);
        return new AlertRule(
                id,
                fields.text("name"),
                fields.flag("enabled", true),
                definition,
                createdAt,
                services.clock().instant());
    }

    private void add(Context context) {
        AlertRule rule = rule(context, services.ids().next(), services.clock().instant());
        services.database().alerts().addRule(rule);
        streams.rulesChanged();
        Exchange.answer(context, 201, Views.rule(rule));
    }

    private void change(Context context) {
        AlertRule before = find(context);
        AlertRule rule = rule(context, before.id(), before.createdAt());
        services.database().alerts().updateRule(rule);
        streams.rulesChanged();
        Exchange.answer(context, 200, Views.rule(rule));
    }

    private void delete(Context context) {
        services.database().alerts().deleteRule(find(context).id());
        streams.rulesChanged();
        context.status(204);
    }

    private void tryOut(Context context) {
        Fields fields = Exchange.body(context).only("rule", "session");
        AlertDefinition definition = read(definition(fields));
        StoredSession session = services.database()
                .sessions()
                .find(fields.text("session"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("the session")));
        Exchange.answer(
                context,
                200,
                RuleTrial.of(
                        definition,
                        session.startedAt(),
                        services.database().sessions().events(session.id(), 0)));
    }

    private void history(Context context) {
        Exchange.answer(
                context,
                200,
                Json.list(
                        "alerts",
                        history(
                                Exchange.time(context, "from").orElse(Instant.EPOCH),
                                Exchange.time(context, "to").orElse(tomorrow()),
                                Exchange.query(context, "rule"),
                                Exchange.query(context, "session"),
                                Exchange.whole(context, "limit", 1, SessionQuery.MOST, 100)),
                        Views::alert));
    }

    private List<Alert> history(Instant from, Instant to, Optional<String> rule, Optional<String> session, int limit) {
        return services.database().alerts().history(from, to, rule, session, limit);
    }

    private Instant tomorrow() {
        return services.clock().instant().plus(Duration.ofDays(1));
    }

    private void watch(Context context) {
        AlertFeed.Watcher watcher = feed.watch()
                .orElseThrow(() -> new ProblemException(new Problem(
                        503,
                        "full",
                        "Too many pages listen for alerts",
                        "all places for pages that listen for alerts are taken",
                        "close other pages, or ask GET /api/v1/alerts from time to time")));
        try (ServerSentEvents events = ServerSentEvents.begin(context)) {
            for (Alert missed : since(context.header("Last-Event-ID"))) {
                send(events, missed);
            }
            while (true) {
                Optional<Alert> alert = watcher.queue().poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (alert == null) {
                    events.heartbeat();
                } else if (alert.isPresent()) {
                    send(events, alert.get());
                } else {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The page was closed.
            return;
        } finally {
            feed.unwatch(watcher);
        }
    }

    private static void send(ServerSentEvents events, Alert alert) throws IOException {
        events.send(Long.toString(alert.at().toEpochMilli()), "alert", Views.alert(alert));
    }

    /** What a page that comes back may have missed, oldest first; some of it twice rather than not at all. */
    private List<Alert> since(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("\\d{1,15}")) {
            return List.of();
        }
        Instant from = Instant.ofEpochMilli(Long.parseLong(lastEventId)).minus(DISORDER);
        List<Alert> missed =
                new ArrayList<>(history(from, tomorrow(), Optional.empty(), Optional.empty(), SessionQuery.MOST));
        missed.removeIf(alert -> !RaisedAlert.forPages(alert));
        Collections.reverse(missed);
        return missed;
    }

    private void webhooks(Context context) {
        Exchange.answer(
                context, 200, Json.list("waiting", services.database().outbox().waiting(), Views::webhook));
    }

    private void webhookKey(Context context) {
        JsonObject json = new JsonObject();
        json.addProperty("key", WebhookDelivery.key(services));
        Exchange.answer(context, 200, json);
    }
}
