package dev.undertone.server.internal.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How values stand in JSON. */
public final class Json {

    private static final int TIME_DECIMALS = 3;
    private static final int SCORE_DECIMALS = 6;

    private Json() {}

    /** Seconds to the millisecond. */
    public static JsonPrimitive seconds(double value) {
        return rounded(value, TIME_DECIMALS);
    }

    /** A probability to a millionth. */
    public static JsonPrimitive score(double value) {
        return rounded(value, SCORE_DECIMALS);
    }

    private static JsonPrimitive rounded(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return new JsonPrimitive(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    /** ISO 8601 in UTC. */
    public static JsonPrimitive time(Instant instant) {
        return new JsonPrimitive(instant.toString());
    }

    /** The text or null. */
    public static JsonElement text(Optional<String> text) {
        return text.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
    }

    public static <T> JsonArray array(List<T> values, Function<T, ? extends JsonElement> view) {
        JsonArray array = new JsonArray(values.size());
        values.forEach(value -> array.add(view.apply(value)));
        return array;
    }

    /** An object with one list in it, which leaves room for more. */
    public static <T> JsonObject list(String name, List<T> values, Function<T, ? extends JsonElement> view) {
        JsonObject object = new JsonObject();
        object.add(name, array(values, view));
        return object;
    }
}
