package dev.undertone.server.internal.alert;

import dev.undertone.recognition.alert.AlertAction;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.webhook.WebhookDelivery;
import java.util.random.RandomGenerator;

/** Sees to it that what alerts set off happens. Thread-safe; nothing here makes its caller wait. */
public final class AlertDesk implements AutoCloseable {

    private final Services services;
    private final AlertFeed feed = new AlertFeed();
    private final CommandRunner commands;
    private final WebhookDelivery webhooks;

    /** @param random spreads the retries of webhooks */
    public AlertDesk(Services services, RandomGenerator random) {
        this.services = services;
        this.commands = new CommandRunner(services);
        this.webhooks = new WebhookDelivery(services, random);
    }

    public AlertFeed feed() {
        return feed;
    }

    /** An alert was stored, with its webhooks. */
    public void stored(RaisedAlert raised) {
        services.metrics().alert();
        if (raised.forPages()) {
            feed.tell(raised.alert());
        }
        if (!raised.webhooks().isEmpty()) {
            webhooks.wake();
        }
        for (AlertAction action : raised.actions()) {
            if (action instanceof AlertAction.Command command) {
                commands.run(command, raised.alert());
            }
        }
    }

    /** What was not delivered waits for the next start. */
    @Override
    public void close() {
        feed.close();
        commands.close();
        webhooks.close();
    }
}
