package dev.undertone.server.internal.alert;

import dev.undertone.emotions.LabelSet;
import dev.undertone.recognition.alert.AlertAction;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.recognition.alert.Watched;
import dev.undertone.server.ActionPermissions;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.server.internal.webhook.PublicAddress;
import java.net.URI;

/** What a server asks of a rule before it keeps it. */
public final class RuleChecks {

    private RuleChecks() {}

    /** Reads a rule; what is wrong with it is a problem. */
    public static AlertDefinition read(String json, LabelSet labels, ActionPermissions permissions) {
        AlertDefinition definition;
        try {
            definition = AlertDefinition.parse(json, "the rule");
            requireMeasurable(definition, labels);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    400,
                    "bad-rule",
                    "The alert rule makes no sense",
                    String.valueOf(e.getMessage()),
                    "see docs/alerts.md and docs/alert-rule.schema.json for what a rule may hold"));
        }
        definition.actions().forEach(action -> requireAllowed(action, permissions));
        return definition;
    }

    /** @throws IllegalArgumentException if it watches an emotion that the model does not tell apart */
    static void requireMeasurable(AlertDefinition definition, LabelSet labels) {
        if (definition.condition().watched() instanceof Watched.OfEmotion of && !labels.contains(of.emotion())) {
            throw new IllegalArgumentException("watch was '" + of.id() + "', which this server's model does not tell"
                    + " apart; use arousal, valence, " + String.join(", ", labels.ids()));
        }
    }

    private static void requireAllowed(AlertAction action, ActionPermissions permissions) {
        if (action instanceof AlertAction.Command && !permissions.commands()) {
            throw new ProblemException(new Problem(
                    403,
                    "commands-off",
                    "Commands are not allowed here",
                    "the rule has the action command, and this server starts no programs",
                    "start the server with --allow-commands, or use another action"));
        }
        if (action instanceof AlertAction.Webhook webhook
                && !permissions.privateWebhooks()
                && PublicAddress.isKnownPrivate(webhook.url())) {
            throw refused(webhook.url());
        }
    }

    private static ProblemException refused(URI url) {
        return new ProblemException(new Problem(
                403,
                "private-address",
                "Webhooks to this machine or its network are not allowed here",
                "the webhook's host " + url.getHost() + " is not an address of the public Internet",
                "start the server with --allow-private-webhooks, or use another address"));
    }
}
