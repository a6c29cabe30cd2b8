package dev.undertone.recognition.alert;

import dev.undertone.emotions.Emotion;
import dev.undertone.features.composition.DefinitionException;
import dev.undertone.features.composition.DefinitionNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a rule from JSON. What is wrong is named with source, line, key, value and what is allowed. */
final class AlertRuleText {

    private static final Pattern RANGE = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final List<String> ACTIONS = List.of("page", "notification", "webhook", "command");

    private final DefinitionNode node;
    private final Map<String, DefinitionNode> entries;

    private AlertRuleText(DefinitionNode node, String what, String... known) {
        this.node = node;
        this.entries = node.entries(what);
        List<String> allowed = List.of(known);
        entries.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                throw value.wrong(key + " is not known in " + what + "; use " + String.join(", ", allowed));
            }
        });
    }

    static AlertDefinition read(String json, String source) {
        AlertRuleText rule = new AlertRuleText(
                DefinitionNode.parse(json, source),
                "the rule",
                "watch",
                "against",
                "above",
                "below",
                "release",
                "forSeconds",
                "warmUpSeconds",
                "coolDownSeconds",
                "quietHours",
                "actions");
        AlertTiming usual = AlertTiming.defaults();
        AlertCondition condition = rule.condition();
        return rule.checked(() -> new AlertDefinition(
                condition,
                new AlertTiming(
                        rule.seconds("forSeconds", usual.holdFor()),
                        rule.seconds("warmUpSeconds", usual.warmUp()),
                        rule.seconds("coolDownSeconds", usual.coolDown())),
                rule.quietHours(),
                rule.actions()));
    }

    private AlertCondition condition() {
        Watched watched = Watched.find(text("watch"))
                .orElseThrow(() -> at("watch")
                        .wrong("watch was '" + text("watch")
                                + "'; use arousal, valence or an emotion: "
                                + Arrays.stream(Emotion.values())
                                        .map(Emotion::id)
                                        .collect(Collectors.joining(", "))));
        Comparison against = entries.containsKey("against") ? comparison() : Comparison.ABSOLUTE;
        OptionalDouble above = number("above");
        OptionalDouble below = number("below");
        if (above.isPresent() == below.isPresent()) {
            throw node.wrong("the rule must have either above or below, a number, as its threshold");
        }
        AlertCondition.Direction direction =
                above.isPresent() ? AlertCondition.Direction.ABOVE : AlertCondition.Direction.BELOW;
        double threshold = above.isPresent() ? above.getAsDouble() : below.getAsDouble();
        OptionalDouble release = number("release");
        return checked(() -> release.isPresent()
                ? new AlertCondition(watched, against, direction, threshold, release.getAsDouble())
                : AlertCondition.of(watched, against, direction, threshold));
    }

    private Comparison comparison() {
        return Comparison.find(text("against"))
                .orElseThrow(() -> at("against")
                        .wrong("against was '" + text("against") + "'; use "
                                + Arrays.stream(Comparison.values())
                                        .map(Comparison::id)
                                        .collect(Collectors.joining(", "))));
    }

    private QuietHours quietHours() {
        if (!entries.containsKey("quietHours")) {
            return QuietHours.none();
        }
        AlertRuleText quiet = new AlertRuleText(at("quietHours"), "quietHours", "zone", "between");
        ZoneId zone;
        try {
            zone = ZoneId.of(quiet.text("zone"));
        } catch (DateTimeException e) {
            throw quiet.at("zone")
                    .wrong("zone was '" + quiet.text("zone") + "'; use an IANA name such as Europe/Berlin", e);
        }
        List<QuietHours.Range> ranges = new ArrayList<>();
        for (DefinitionNode item : quiet.at("between").items("between")) {
            ranges.add(range(item));
        }
        return new QuietHours(zone, ranges);
    }

    private static QuietHours.Range range(DefinitionNode item) {
        String text = item.text("a range of quietHours");
        Matcher times = RANGE.matcher(text);
        try {
            if (times.matches()) {
                return new QuietHours.Range(LocalTime.parse(times.group(1)), LocalTime.parse(times.group(2)));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw item.wrong("between was '" + text + "'; use two different times such as 22:00-07:00", e);
        }
        throw item.wrong("between was '" + text + "'; use two different times such as 22:00-07:00");
    }

    private List<AlertAction> actions() {
        if (!entries.containsKey("actions")) {
            return List.of(new AlertAction.Page());
        }
        List<AlertAction> actions = new ArrayList<>();
        for (DefinitionNode item : at("actions").items("actions")) {
            actions.add(action(item));
        }
        return actions;
    }

    private static AlertAction action(DefinitionNode item) {
        DefinitionNode type = item.entries("an action").get("type");
        String word = type == null ? "" : type.text("type").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "page" -> {
                new AlertRuleText(item, "the action page", "type");
                yield new AlertAction.Page();
            }
            case "notification" ->
                new AlertAction.Notification(
                        new AlertRuleText(item, "the action notification", "type", "vibrate").flag("vibrate"));
            case "webhook" -> {
                AlertRuleText webhook = new AlertRuleText(item, "the action webhook", "type", "url");
                yield webhook.checked(() -> new AlertAction.Webhook(webhook.url()));
            }
            case "command" -> {
                AlertRuleText command = new AlertRuleText(item, "the action command", "type", "arguments");
                List<String> arguments = command.at("arguments").items("arguments").stream()
                        .map(argument -> argument.text("an argument"))
                        .toList();
                yield command.checked(() -> new AlertAction.Command(arguments));
            }
            default -> throw item.wrong("an action's type was '" + word + "'; use " + String.join(", ", ACTIONS));
        };
    }

    private URI url() {
        try {
            return new URI(text("url"));
        } catch (URISyntaxException e) {
            throw at("url").wrong("url was '" + text("url") + "'; use an http or https address", e);
        }
    }

    /** Turns what a type refuses into a message with a place. */
    private <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            if (e instanceof DefinitionException) {
                throw e;
            }
            throw node.wrong(String.valueOf(e.getMessage()), e);
        }
    }

    private DefinitionNode at(String key) {
        return Optional.ofNullable(entries.get(key)).orElseThrow(() -> node.wrong(key + " is missing"));
    }

    private String text(String key) {
        if (at(key).isScalar() && at(key).plain(key) instanceof String text) {
            return text;
        }
        throw at(key).wrong(key + " must be a text");
    }

    private OptionalDouble number(String key) {
        if (!entries.containsKey(key)) {
            return OptionalDouble.empty();
        }
        if (at(key).isScalar()
                && at(key).plain(key) instanceof Number number
                && Double.isFinite(number.doubleValue())) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw at(key).wrong(key + " must be a number");
    }

    private Duration seconds(String key, Duration otherwise) {
        OptionalDouble seconds = number(key);
        return seconds.isPresent() ? Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000)) : otherwise;
    }

    private boolean flag(String key) {
        if (!entries.containsKey(key)) {
            return false;
        }
        if (at(key).isScalar() && at(key).plain(key) instanceof Boolean flag) {
            return flag;
        }
        throw at(key).wrong(key + " must be true or false");
    }
}
