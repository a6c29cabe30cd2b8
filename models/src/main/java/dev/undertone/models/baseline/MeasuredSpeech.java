package dev.undertone.models.baseline;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.features.voice.SpeechFrontEnd;
import java.util.HashMap;
import java.util.Map;

/**
 * One stretch of speech and what was measured of it. Each measure is taken when it is first asked for and kept, so that
 * several members, and the baseline that learns from the same speech, share the work. Used by one thread.
 */
public final class MeasuredSpeech {

    private final Waveform speech;
    private final Map<FrontEndOptions, Waveform> prepared = new HashMap<>();
    private final Map<VoiceMeasure, MeasuredRows> measured = new HashMap<>();

    /** @param speech mono at 16 kHz */
    public MeasuredSpeech(Waveform speech) {
        this.speech = speech;
    }

    /** As it was given. */
    public Waveform speech() {
        return speech;
    }

    /** What is left of it after a front end. */
    public Waveform after(FrontEndOptions frontEnd) {
        return prepared.computeIfAbsent(frontEnd, options -> new SpeechFrontEnd(options).apply(speech));
    }

    /**
     * What a measure gives of it.
     *
     * @throws IllegalArgumentException if there is no such feature set, or the speech is too short for it
     */
    public MeasuredRows rows(VoiceMeasure measure) {
        MeasuredRows known = measured.get(measure);
        return known == null ? rows(measure, features(measure)) : known;
    }

    /**
     * The same where the features are none of the catalogue's, such as those of a pretrained encoder.
     *
     * @param features those that the measure names
     */
    public MeasuredRows rows(VoiceMeasure measure, FeatureSet features) {
        MeasuredRows known = measured.get(measure);
        if (known == null) {
            known = measure.framePooling() == 1
                    ? MeasuredRows.of(features, after(measure.frontEnd()))
                    : rows(new VoiceMeasure(measure.frontEnd(), measure.featureSet(), 1), features)
                            .pooled(measure.framePooling());
            measured.put(measure, known);
        }
        return known;
    }

    private static FeatureSet features(VoiceMeasure measure) {
        return FeatureCatalog.find(measure.featureSet())
                .orElseThrow(() -> new IllegalArgumentException("there is no feature set " + measure.featureSet()));
    }
}
