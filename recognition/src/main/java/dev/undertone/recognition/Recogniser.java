package dev.undertone.recognition;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.EmotionModel;
import java.util.Optional;

/**
 * Recordings and streams to emotion timelines: a model, a voice activity detector and options. Immutable and
 * thread-safe; each recording or stream gets a {@link RecognitionSession} of its own. The model stays its owner's to
 * close, after the last session.
 */
public final class Recogniser {

    private final EmotionModel model;
    private final VoiceActivityDetector voiceActivity;
    private final RecognitionOptions options;
    private final LabelSet labels;

    /**
     * @throws IllegalArgumentException if the model does not take 16 kHz audio, or the options ask for an emotion that it
     *     does not know
     */
    public Recogniser(EmotionModel model, VoiceActivityDetector voiceActivity, RecognitionOptions options) {
        if (model.sampleRateHz() != VoiceActivityDetector.SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException("a recogniser's model must take " + VoiceActivityDetector.SAMPLE_RATE_HZ
                    + " Hz but " + model.info().name() + " takes " + model.sampleRateHz() + " Hz");
        }
        this.model = model;
        this.voiceActivity = voiceActivity;
        this.options = options;
        this.labels = options.emotions().orElse(model.labels());
        for (Emotion emotion : labels.emotions()) {
            if (!model.labels().contains(emotion)) {
                throw new IllegalArgumentException("emotions must be among those that the model "
                        + model.info().name()
                        + " tells apart (" + String.join(", ", model.labels().ids()) + ") but '" + emotion.id()
                        + "' is not");
            }
        }
    }

    /** With the built-in voice activity detector. */
    public static Recogniser of(EmotionModel model, RecognitionOptions options) {
        return new Recogniser(model, LearnedVoiceActivity.builtIn(), options);
    }

    public EmotionModel model() {
        return model;
    }

    public RecognitionOptions options() {
        return options;
    }

    /** The emotions in its answers: the model's, or those it was restricted to. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * Starts to listen to one channel.
     *
     * @param sampleRateHz of the samples that the session will be given
     */
    public RecognitionSession open(int sampleRateHz, RecognitionListener listener) {
        return new RecognitionSession(this, sampleRateHz, listener);
    }

    /** The same with nobody listening but for the timeline at the end. */
    public RecognitionSession open(int sampleRateHz) {
        return open(sampleRateHz, RecognitionListener.none());
    }

    VoiceActivityDetector.Stream openVoiceActivity() {
        return voiceActivity.open();
    }

    /** The scores over {@link #labels()}. */
    EmotionScores answer(EmotionScores scores) {
        return options.emotions().map(scores::restrictedTo).orElse(scores);
    }

    /** Whether the scores are sure enough to be called recognised. */
    Verdict verdict(EmotionScores scores) {
        return scores.confidence() >= confidenceThreshold()
                ? new Verdict.Recognised(scores)
                : new Verdict.Uncertain(scores);
    }

    double confidenceThreshold() {
        return options.confidenceThreshold().orElse(model.confidenceThreshold());
    }

    /** What to tell about a restricted label set. */
    Optional<String> restrictionWarning() {
        return options.emotions()
                .filter(asked -> asked.size() < model.labels().size())
                .map(asked -> "scores are shared out among the emotions asked for (" + String.join(", ", asked.ids())
                        + "); the model tells " + model.labels().size() + " apart, and speech with another emotion is"
                        + " given one of these");
    }
}
