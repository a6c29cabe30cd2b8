package dev.undertone.recognition;

import dev.undertone.audio.AudioStream;
import dev.undertone.audio.Channel;
import dev.undertone.audio.ChannelReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.EmotionModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recordings and streams to emotion timelines: a model, a voice activity detector and options. Immutable and
 * thread-safe; each recording or stream gets a {@link RecognitionSession} of its own. The model stays its owner's to
 * close, after the last session.
 */
public final class Recogniser {

    private static final int FRAMES_A_READ = 16_384;

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
        return new RecognitionSession(this, sampleRateHz, listener, false);
    }

    /** The same with nobody listening but for the timeline at the end. */
    public RecognitionSession open(int sampleRateHz) {
        return open(sampleRateHz, RecognitionListener.none());
    }

    /**
     * Judges a recording from its current place to its end, in memory that does not depend on its length, and closes it.
     *
     * @param recording decoded audio
     * @param name as its user named it
     * @param progress hears how many seconds of the recording have been heard, from time to time
     * @return one result for each selected channel
     */
    public List<RecognitionResult> recognise(
            AudioStream recording, String name, ChannelSelection selection, Progress progress) throws IOException {
        int rate = recording.format().sampleRateHz();
        try (ChannelReader reader = ChannelReader.open(recording, name, selection, rate)) {
            List<Channel> channels = reader.channels();
            List<RecognitionSession> sessions = new ArrayList<>();
            try {
                channels.forEach(
                        channel -> sessions.add(new RecognitionSession(this, rate, RecognitionListener.none(), true)));
                float[][] chunk = new float[channels.size()][FRAMES_A_READ];
                long heard = 0;
                for (int n = reader.read(chunk, FRAMES_A_READ); n >= 0; n = reader.read(chunk, FRAMES_A_READ)) {
                    for (int c = 0; c < chunk.length; c++) {
                        sessions.get(c).accept(chunk[c], 0, n);
                    }
                    heard += n;
                    progress.heard((double) heard / rate);
                }
                List<RecognitionResult> results = new ArrayList<>();
                for (int c = 0; c < chunk.length; c++) {
                    Timeline timeline = sessions.get(c).finish();
                    List<String> warnings = new ArrayList<>(reader.warnings());
                    warnings.addAll(sessions.get(c).warnings());
                    results.add(new RecognitionResult(
                            name, (double) heard / rate, rate, channels.get(c), model.info(), timeline, warnings));
                }
                return results;
            } finally {
                sessions.forEach(RecognitionSession::close);
            }
        }
    }

    /** Hears how far a recording has been heard. */
    @FunctionalInterface
    public interface Progress {

        void heard(double seconds);

        /** Ignores it. */
        static Progress none() {
            return seconds -> {};
        }
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
        return options.confidenceThreshold().orElse(model.calibration().plain().confidenceThreshold());
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
