package dev.undertone.server.internal;

import com.google.gson.JsonObject;
import dev.undertone.models.ModelInfo;
import dev.undertone.server.internal.http.Fields;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import dev.undertone.storage.Consent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What people agree to before anything is heard.
 *
 * @param version changes whenever the text does; older agreements do not count for newer texts
 */
public record ConsentText(String version, String text) {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    /** The text of this version of Undertone, naming the model. */
    public static ConsentText of(ModelInfo model) {
        return new ConsentText("1", String.format(Locale.ROOT, """
                This program listens to a voice and infers emotions from how it sounds, by itself, with the model %s, version %s. \
                It does not understand words, it is often wrong, and its answers must not decide about anybody. \
                What it finds is stored on this server with the time of the recording; the audio itself is stored only if you ask for it. \
                You can stop at any time, and delete everything for good. \
                Everybody whose voice is heard must know this and agree.""", model.name(), model.version()));
    }

    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("version", version);
        json.addProperty("text", text);
        return json;
    }

    /**
     * Reads the field {@code consent}.
     *
     * @throws ProblemException with status 403 where nobody agreed to this text
     */
    public Consent require(Fields request, Instant now) {
        if (!request.has("consent")) {
            throw new ProblemException(new Problem(
                    403,
                    "consent-required",
                    "Nobody has agreed yet",
                    "the field 'consent' is missing; emotion is inferred from a voice only with consent",
                    "show the text of /api/v1/consent-text and send consent {by, textVersion}"));
        }
        Fields consent = request.object("consent").only("by", "at", "textVersion");
        String agreedTo = consent.text("textVersion");
        if (!agreedTo.equals(version)) {
            throw new ProblemException(new Problem(
                    403,
                    "consent-outdated",
                    "The text has changed since",
                    "consent was given to version " + agreedTo + " of the text but version " + version + " holds",
                    "show the text of /api/v1/consent-text again"));
        }
        Instant at = consent.optionalInstant("at").orElse(now);
        if (at.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
            throw consent.bad("at", "lies in the future", "give the moment of the consent or leave it out");
        }
        return new Consent(consent.text("by"), Instant.ofEpochMilli(at.toEpochMilli()), version);
    }
}
