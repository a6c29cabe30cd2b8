package dev.undertone.server.internal.http;

import com.google.gson.JsonElement;
import dev.undertone.server.internal.Ids;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/** What routes read from a request and how they answer it. */
public final class Exchange {

    private Exchange() {}

    public static void answer(Context context, int status, JsonElement json) {
        context.status(status).contentType("application/json").result(json.toString());
    }

    public static void answer(Context context, Problem problem) {
        context.status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .result(problem.json().toString());
    }

    /** The JSON object in the body. */
    public static Fields body(Context context) {
        return Fields.parse(context.body());
    }

    /** A path parameter that names something of ours. */
    public static String id(Context context, String parameter, String what) {
        String id = context.pathParam(parameter);
        if (!Ids.valid(id)) {
            throw new ProblemException(Problem.notFound(what));
        }
        return id;
    }

    /** A query parameter. */
    public static Optional<String> query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    public static Optional<Instant> time(Context context, String name) {
        return query(context, name)
                .map(text -> parsed(name, text, Instant::parse, "a time such as 2026-03-01T10:00:00Z"));
    }

    /** A whole number in a range. */
    public static int whole(Context context, String name, int least, int most, int otherwise) {
        return query(context, name)
                .map(text -> {
                    int value = parsed(name, text, Integer::parseInt, "a whole number");
                    if (value < least || value > most) {
                        throw bad(name, "a whole number in " + least + ".." + most);
                    }
                    return value;
                })
                .orElse(otherwise);
    }

    private static <T> T parsed(String name, String text, Function<String, T> parser, String wanted) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw bad(name, wanted);
        }
    }

    /** What is wrong with a query parameter. */
    public static ProblemException bad(String name, String wanted) {
        return new ProblemException(
                Problem.badRequest("query parameter '" + name + "' is not " + wanted, "give " + wanted));
    }
}
