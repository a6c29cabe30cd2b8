package dev.undertone.models.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a JSON object field by field; every complaint names the field's path, what it must be and what it was. */
public final class JsonFields {

    private final JsonObject object;
    private final String path;

    private JsonFields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    public static JsonFields of(JsonElement root) {
        return new JsonFields(asObject(root, "the document"), "");
    }

    public String text(String name) {
        return asText(required(name), at(name));
    }

    public boolean flag(String name) {
        JsonElement value = required(name);
        if (value instanceof JsonPrimitive p && p.isBoolean()) {
            return p.getAsBoolean();
        }
        throw wrong(at(name), "true or false", value);
    }

    public double number(String name) {
        return asNumber(required(name), at(name));
    }

    public int whole(String name) {
        long value = asWhole(required(name), at(name));
        if (value != (int) value) {
            throw wrong(at(name), "a whole number", required(name));
        }
        return (int) value;
    }

    public List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        each(name, (value, where) -> values.add(asText(value, where)));
        return values;
    }

    public List<Long> wholes(String name) {
        List<Long> values = new ArrayList<>();
        each(name, (value, where) -> values.add(asWhole(value, where)));
        return values;
    }

    public List<Double> numbers(String name) {
        List<Double> values = new ArrayList<>();
        each(name, (value, where) -> values.add(asNumber(value, where)));
        return values;
    }

    public JsonFields object(String name) {
        return new JsonFields(asObject(required(name), at(name)), at(name) + ".");
    }

    /** One result per object of an array. */
    public <T> List<T> objects(String name, Function<JsonFields, T> read) {
        List<T> values = new ArrayList<>();
        each(name, (value, where) -> values.add(read.apply(new JsonFields(asObject(value, where), where + "."))));
        return values;
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** The number if the field is there. */
    public Optional<Double> optionalNumber(String name) {
        return object.has(name) ? Optional.of(number(name)) : Optional.empty();
    }

    private interface Visitor {
        void visit(JsonElement value, String where);
    }

    private void each(String name, Visitor visitor) {
        JsonElement value = required(name);
        if (!(value instanceof JsonArray array)) {
            throw wrong(at(name), "a list", value);
        }
        for (int i = 0; i < array.size(); i++) {
            visitor.visit(array.get(i), at(name) + "[" + i + "]");
        }
    }

    private JsonElement required(String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new IllegalArgumentException(at(name) + " is missing");
        }
        return value;
    }

    private String at(String name) {
        return path + name;
    }

    private static JsonObject asObject(JsonElement value, String where) {
        if (value instanceof JsonObject found) {
            return found;
        }
        throw wrong(where, "an object", value);
    }

    private static String asText(JsonElement value, String where) {
        if (value instanceof JsonPrimitive p && p.isString()) {
            return p.getAsString();
        }
        throw wrong(where, "a text", value);
    }

    private static double asNumber(JsonElement value, String where) {
        if (value instanceof JsonPrimitive p && p.isNumber()) {
            return p.getAsDouble();
        }
        throw wrong(where, "a number", value);
    }

    private static long asWhole(JsonElement value, String where) {
        if (value instanceof JsonPrimitive p && p.isNumber()) {
            try {
                return p.getAsBigDecimal().longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        wrong(where, "a whole number", value).getMessage(), e);
            }
        }
        throw wrong(where, "a whole number", value);
    }

    private static IllegalArgumentException wrong(String where, String expected, JsonElement value) {
        return new IllegalArgumentException(where + " must be " + expected + " but was " + shown(value));
    }

    /** Lists and objects are not spelled out: they may be endlessly deep. */
    private static String shown(JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive)) {
            return value instanceof JsonArray ? "a list" : value instanceof JsonObject ? "an object" : "null";
        }
        String text = primitive.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
