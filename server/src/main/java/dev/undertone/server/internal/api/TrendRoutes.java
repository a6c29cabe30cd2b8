package dev.undertone.server.internal.api;

import com.google.gson.JsonObject;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.http.Exchange;
import dev.undertone.server.internal.http.Json;
import dev.undertone.server.internal.http.Route;
import dev.undertone.storage.TrendSlice;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How feelings went over hours and days. */
public final class TrendRoutes {

    private static final Duration HOURS_BY_DEFAULT = Duration.ofDays(2);
    private static final Duration DAYS_BY_DEFAULT = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(3660);

    private final Services services;

    public TrendRoutes(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/trends", this::trends));
    }

    private void trends(Context context) {
        ChronoUnit unit = switch (Exchange.query(context, "by").orElse("day")) {
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            default -> throw Exchange.bad("by", "hour or day");
        };
        ZoneId zone = zone(context);
        Instant to = Exchange.time(context, "to").orElse(services.clock().instant());
        Instant from = Exchange.time(context, "from")
                .orElse(to.minus(unit == ChronoUnit.HOURS ? HOURS_BY_DEFAULT : DAYS_BY_DEFAULT));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Exchange.bad("from", "before 'to', by at most " + LONGEST.toDays() + " days");
        }
        Map<Instant, Bucket> buckets = new TreeMap<>();
        for (TrendSlice slice : services.database().sessions().trends(from, to, Exchange.query(context, "person"))) {
            ZonedDateTime start = slice.start().atZone(zone).truncatedTo(unit);
            buckets.computeIfAbsent(start.toInstant(), Bucket::new).add(slice);
        }
        JsonObject json = Json.list("slices", new ArrayList<>(buckets.values()), Bucket::json);
        json.addProperty("by", unit == ChronoUnit.HOURS ? "hour" : "day");
        json.addProperty("zone", zone.getId());
        Exchange.answer(context, 200, json);
    }

    private static ZoneId zone(Context context) {
        try {
            return ZoneId.of(Exchange.query(context, "zone").orElse("UTC"));
        } catch (DateTimeException e) {
            throw Exchange.bad("zone", "a time zone such as Europe/Berlin");
        }
    }

    /** One hour or day. */
    private static final class Bucket {
        private final Instant start;
        private final Map<String, Long> emotions = new TreeMap<>();
        private long windows;
        private long speech;
        private long recognised;

        Bucket(Instant start) {
            this.start = start;
        }

        void add(TrendSlice slice) {
            windows += slice.windows();
            if (!slice.verdict().equals("no-speech")) {
                speech += slice.windows();
            }
            if (slice.verdict().equals("recognised")) {
                recognised += slice.windows();
                slice.emotion().ifPresent(emotion -> emotions.merge(emotion, slice.windows(), Long::sum));
            }
        }

        JsonObject json() {
            JsonObject json = new JsonObject();
            json.add("start", Json.time(start));
            json.addProperty("windows", windows);
            json.addProperty("speech", speech);
            json.addProperty("recognised", recognised);
            JsonObject counts = new JsonObject();
            emotions.forEach(counts::addProperty);
            json.add("emotions", counts);
            return json;
        }
    }
}
