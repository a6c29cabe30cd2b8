package dev.undertone.server.internal.api;

import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.http.Exchange;
import dev.undertone.server.internal.http.Fields;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.server.internal.http.Route;
import dev.undertone.storage.AlertRule;
import dev.undertone.storage.SessionQuery;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alert rules, and what they said. */
public final class AlertRoutes {

    private static final int LONGEST_RULE = 16_384;

    private final Services services;

    public AlertRoutes(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/alert-rules", this::list),
                Route.post("/alert-rules", this::add),
                Route.get("/alert-rules/{id}", context -> Exchange.answer(context, 200, Views.rule(find(context)))),
                Route.put("/alert-rules/{id}", this::change),
                Route.delete("/alert-rules/{id}", this::delete),
                Route.get("/alerts", this::history));
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

    private AlertRule rule(Context context, String id, Instant createdAt) {
        Fields fields = Exchange.body(context).only("name", "enabled", "rule");
        String definition = fields.object("rule").json();
        if (definition.length() > LONGEST_RULE) {
            throw fields.bad("rule", "has " + definition.length() + " characters", "use at most " + LONGEST_RULE);
        }
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
        Exchange.answer(context, 201, Views.rule(rule));
    }

    private void change(Context context) {
        AlertRule before = find(context);
        AlertRule rule = rule(context, before.id(), before.createdAt());
        services.database().alerts().updateRule(rule);
        Exchange.answer(context, 200, Views.rule(rule));
    }

    private void delete(Context context) {
        services.database().alerts().deleteRule(find(context).id());
        context.status(204);
    }

    private void history(Context context) {
        Instant tomorrow = services.clock().instant().plus(Duration.ofDays(1));
        Exchange.answer(
                context,
                200,
                Json.list(
                        "alerts",
                        services.database()
                                .alerts()
                                .history(
                                        Exchange.time(context, "from").orElse(Instant.EPOCH),
                                        Exchange.time(context, "to").orElse(tomorrow),
                                        Exchange.query(context, "rule"),
                                        Exchange.query(context, "session"),
                                        Exchange.whole(context, "limit", 1, SessionQuery.MOST, 100)),
                        Views::alert));
    }
}
