package dev.undertone.server.internal;

import dev.undertone.models.EmotionModel;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionOptions;
import dev.undertone.recognition.VoiceActivityDetector;
import dev.undertone.server.ActionPermissions;
import dev.undertone.server.ServerLimits;
import dev.undertone.storage.Database;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What every part of the server works with.
 *
 * @param clock to the millisecond, as moments are stored
 */
public record Services(
        Database database,
        DataFolder data,
        EmotionModel model,
        String modelCard,
        VoiceActivityDetector voiceActivity,
        ConsentText consentText,
        ServerLimits limits,
        ActionPermissions permissions,
        InstantSource clock,
        Ids ids,
        Metrics metrics,
        ServerLog log) {

    /** What hears live audio in windows of that length. */
    public Recogniser live(Duration window, Duration hop) {
        return new Recogniser(
                model,
                voiceActivity,
                RecognitionOptions.defaults().withWholeClip(Duration.ZERO).withWindows(window, hop));
    }

    /** What learns voices: its windows do not overlap, since one that does tells little more of a voice. */
    Recogniser sideBySide() {
        RecognitionOptions options = RecognitionOptions.defaults();
        return new Recogniser(model, voiceActivity, options.withWindows(options.window(), options.window()));
    }

    /** What hears recordings. */
    public Recogniser forRecordings() {
        return new Recogniser(model, voiceActivity, RecognitionOptions.defaults());
    }
}
