package dev.undertone.server.internal.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object that a client sent; what is wrong with one is a 400 problem that names it. */
public final class Fields {

    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 200;

    private final JsonObject json;
    private final String within;

    private Fields(JsonObject json, String within) {
        this.json = json;
        this.within = within;
    }

    /**
     * Reads one object.
     *
     * @throws ProblemException if it is anything else
     */
    public static Fields parse(String text) {
        if (depth(text) > DEEPEST) {
            throw new ProblemException(
                    Problem.badRequest("the body is nested more than " + DEEPEST + " deep", "send flatter JSON"));
        }
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (reader.peek() == JsonToken.END_DOCUMENT && element instanceof JsonObject object) {
                return new Fields(object, "");
            }
        } catch (IOException | JsonParseException e) {
            throw new ProblemException(Problem.badRequest(
                    "the body is not JSON", "send one JSON object, such as {\"name\": \"call.wav\"}"));
        }
        throw new ProblemException(Problem.badRequest("the body is not one JSON object", "send one JSON object"));
    }

    /** How deep brackets are nested; those in texts count too, which does no harm. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return deepest;
    }

    /** Refuses fields that nobody would read, so that a misspelt one is found. */
    public Fields only(String... known) {
        for (String name : json.keySet()) {
            if (!Set.of(known).contains(name)) {
                throw bad(name, "is not known here", "use " + String.join(", ", known));
            }
        }
        return this;
    }

    /** Whether it is there, if only as null. */
    public boolean mentions(String name) {
        return json.has(name);
    }

    public boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    /** A text of 1 to 200 characters. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> bad(name, "is missing", "give it as a text"));
    }

    /** The same, or nothing where the field is missing, null or blank. */
    public Optional<String> optionalText(String name) {
        return optionalText(name, LONGEST_TEXT);
    }

    /** The same with a length of its own. */
    public Optional<String> optionalText(String name, int longest) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!(json.get(name) instanceof JsonPrimitive primitive) || !primitive.isString()) {
            throw bad(name, "is not a text", "give it as a text");
        }
        String text = primitive.getAsString().strip();
        if (text.length() > longest) {
            throw bad(name, "has " + text.length() + " characters", "use at most " + longest);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A finite number in a range. */
    public double number(String name, double least, double most) {
        return optionalNumber(name, least, most)
                .orElseThrow(() -> bad(name, "is missing", "give a number in " + least + ".." + most));
    }

    /** The same, or nothing where the field is missing. */
    public Optional<Double> optionalNumber(String name, double least, double most) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!(json.get(name) instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
            throw bad(name, "is not a number", "give a number in " + least + ".." + most);
        }
        double value = primitive.getAsDouble();
        if (!(value >= least && value <= most)) {
            throw bad(name, "was " + value, "give a number in " + least + ".." + most);
        }
        return Optional.of(value);
    }

    /** A whole number in a range. */
    public long whole(String name, long least, long most) {
        double value = number(name, (double) least, (double) most);
        if (value != Math.rint(value)) {
            throw bad(name, "was " + value, "give a whole number");
        }
        return (long) value;
    }

    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!(json.get(name) instanceof JsonPrimitive primitive) || !primitive.isBoolean()) {
            throw bad(name, "is neither true nor false", "give true or false");
        }
        return primitive.getAsBoolean();
    }

    /** A moment. */
    public Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw bad(name, "is not a time", "use the form 2026-03-01T10:00:00Z");
            }
        });
    }

    /** An object within. */
    public Fields object(String name) {
        if (!(json.get(name) instanceof JsonObject object)) {
            throw bad(name, has(name) ? "is not an object" : "is missing", "give an object");
        }
        return new Fields(object, within + name + ".");
    }

    /** A list of texts; nothing where the field is missing. */
    public Optional<List<String>> optionalTexts(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!json.get(name).isJsonArray()) {
            throw bad(name, "is not a list", "give a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray(name)) {
            if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
                throw bad(name, "holds something that is not a text", "give a list of texts");
            }
            texts.add(primitive.getAsString());
        }
        return Optional.of(texts);
    }

    /** The object as JSON. */
    public String json() {
        return json.toString();
    }

    /** A problem with one field. */
    public ProblemException bad(String name, String what, String remedy) {
        return new ProblemException(Problem.badRequest("field '" + within + name + "' " + what, remedy));
    }
}
