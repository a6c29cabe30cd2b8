package dev.undertone.models.internal;

import com.google.gson.JsonObject;
import dev.undertone.features.voice.FrontEndOptions;
import java.util.OptionalDouble;

/** How speech was prepared, as fields of a JSON object; what is not there was left as recorded. */
public final class FrontEndJson {

    private static final String TRIM = "trim";
    private static final String LEVEL = "levelDbfs";
    private static final String BAND = "bandHz";

    private FrontEndJson() {}

    /** Adds the fields. */
    public static void write(FrontEndOptions frontEnd, JsonObject into) {
        into.addProperty(TRIM, frontEnd.trim());
        frontEnd.levelDbfs().ifPresent(level -> into.addProperty(LEVEL, level));
        frontEnd.bandHz().ifPresent(hz -> into.addProperty(BAND, hz));
    }

    /** Reads them back. */
    public static FrontEndOptions read(JsonFields json) {
        return new FrontEndOptions(json.flag(TRIM), number(json, LEVEL), number(json, BAND));
    }

    private static OptionalDouble number(JsonFields json, String name) {
        return json.optionalNumber(name).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }
}
