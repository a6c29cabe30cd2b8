package dev.undertone.recognition;

import dev.undertone.audio.AudioStream;
import dev.undertone.audio.Channel;
import dev.undertone.audio.ChannelReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.Judgement;
import dev.undertone.models.OperatingPoint;
import dev.undertone.models.baseline.SpeakerBaseline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

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
     * Starts to listen to one channel, with nothing known of who speaks.
     *
     * @param sampleRateHz of the samples that the session will be given
     */
    public RecognitionSession open(int sampleRateHz, RecognitionListener listener) {
        return open(sampleRateHz, listener, SpeakerBaseline.EMPTY);
    }

    /** The same with nobody listening but for the timeline at the end. */
    public RecognitionSession open(int sampleRateHz) {
        return open(sampleRateHz, RecognitionListener.none());
    }

    /**
     * Starts to listen to one channel of a speaker whose ordinary voice is known.
     *
     * @throws IllegalArgumentException if the model cannot use that baseline
     */
    public RecognitionSession open(int sampleRateHz, RecognitionListener listener, SpeakerBaseline baseline) {
        return new RecognitionSession(this, sampleRateHz, listener, false, SpeakerKnowledge.given(model, baseline));
    }

    /**
     * Starts to listen to one channel and learns the speaker's ordinary voice as it goes on: each window is judged by what
     * was learnt before it. {@link RecognitionSession#baseline} is what it has learnt.
     *
     * @param start what is known of the speaker already; may be empty
     * @throws IllegalArgumentException if the model makes no use of a baseline, or cannot use that one
     */
    public RecognitionSession openLearning(int sampleRateHz, RecognitionListener listener, SpeakerBaseline start) {
        return new RecognitionSession(this, sampleRateHz, listener, false, SpeakerKnowledge.growing(model, start));
    }

    /**
     * Judges a recording from its current place to its end, in memory that does not depend on its length, with nothing
     * known of who speaks, and closes it.
     *
     * @param recording decoded audio
     * @param name as its user named it
     * @param progress hears how many seconds of the recording have been heard, from time to time
     * @return one result for each selected channel
     */
    public List<RecognitionResult> recognise(
            AudioStream recording, String name, ChannelSelection selection, Progress progress) throws IOException {
        return heard(
                        recording,
                        name,
                        selection,
                        channel -> SpeakerKnowledge.given(model, SpeakerBaseline.EMPTY),
                        progress)
                .stream()
                .map(each -> each.result(Optional.empty()))
                .toList();
    }

    /**
     * Judges a recording against a speaker's ordinary voice.
     *
     * @param recording opened once, or twice if a baseline is learnt from it
     * @throws IllegalArgumentException if a given baseline is not for this model
     */
    public List<RecognitionResult> recognise(
            Recording recording, String name, ChannelSelection selection, BaselineChoice choice, Progress progress)
            throws IOException {
        if (choice instanceof BaselineChoice.Given given) {
            return against(recording, name, selection, progress, given.name(), channel -> given.baseline());
        }
        if (!(choice instanceof BaselineChoice.FromRecording from)
                || model.baselineMeasures().isEmpty()) {
            return recognise(recording.open(), name, selection, progress);
        }
        double least = from.least().toMillis() / 1000.0;
        List<Heard> first =
                heard(recording.open(), name, selection, channel -> SpeakerKnowledge.forLater(model, least), progress);
        if (first.stream().allMatch(each -> each.session().wasJudgedWhole())) {
            return first.stream().map(each -> each.result(Optional.empty())).toList();
        }
        List<SpeakerBaseline> learnt = first.stream()
                .map(each -> each.session().wasJudgedWhole()
                        ? SpeakerBaseline.EMPTY
                        : each.session().baseline())
                .toList();
        return against(recording, name, selection, progress, BaselineUse.AUTO, learnt::get);
    }

    /**
     * Learns the ordinary voice of whoever speaks in a recording: a baseline for each selected channel, empty where there
     * is no speech.
     *
     * @throws IllegalArgumentException if the model makes no use of a baseline
     */
    public List<SpeakerBaseline> learn(
            AudioStream recording, String name, ChannelSelection selection, Progress progress) throws IOException {
        if (model.baselineMeasures().isEmpty()) {
            SpeakerBaseline.EMPTY.requireLearntBy(List.of(), model.info().name());
        }
        return heard(recording, name, selection, channel -> SpeakerKnowledge.forLater(model, 0), progress).stream()
                .map(each -> each.session().baseline())
                .toList();
    }

    private List<RecognitionResult> against(
            Recording recording,
            String name,
            ChannelSelection selection,
            Progress progress,
            String baselineName,
            IntFunction<SpeakerBaseline> baselines)
            throws IOException {
        List<Heard> heard = heard(
                recording.open(),
                name,
                selection,
                channel -> SpeakerKnowledge.given(model, baselines.apply(channel)),
                progress);
        List<RecognitionResult> results = new ArrayList<>();
        for (int c = 0; c < heard.size(); c++) {
            double seconds = baselines.apply(c).speechSeconds();
            Optional<BaselineUse> use = baselines.apply(c).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new BaselineUse(
                            baselineName,
                            seconds,
                            model.calibration().at(seconds).baselineWeight()));
            results.add(heard.get(c).result(use));
        }
        return results;
    }

    /** One channel, heard to its end. */
    private record Heard(RecognitionSession session, Function<Optional<BaselineUse>, RecognitionResult> results) {

        RecognitionResult result(Optional<BaselineUse> baseline) {
            return results.apply(baseline);
        }
    }

    private List<Heard> heard(
            AudioStream recording,
            String name,
            ChannelSelection selection,
            IntFunction<SpeakerKnowledge> knowledge,
            Progress progress)
            throws IOException {
        int rate = recording.format().sampleRateHz();
        try (ChannelReader reader = ChannelReader.open(recording, name, selection, rate)) {
            List<Channel> channels = reader.channels();
            List<RecognitionSession> sessions = new ArrayList<>();
            try {
                for (int c = 0; c < channels.size(); c++) {
                    sessions.add(
                            new RecognitionSession(this, rate, RecognitionListener.none(), true, knowledge.apply(c)));
                }
                float[][] chunk = new float[channels.size()][FRAMES_A_READ];
                long heard = 0;
                for (int n = reader.read(chunk, FRAMES_A_READ); n >= 0; n = reader.read(chunk, FRAMES_A_READ)) {
                    for (int c = 0; c < chunk.length; c++) {
                        sessions.get(c).accept(chunk[c], 0, n);
                    }
                    heard += n;
                    progress.heard((double) heard / rate);
                }
                double seconds = (double) heard / rate;
                List<Heard> all = new ArrayList<>();
                for (int c = 0; c < chunk.length; c++) {
                    Channel channel = channels.get(c);
                    Timeline timeline = sessions.get(c).finish();
                    List<String> warnings = new ArrayList<>(reader.warnings());
                    warnings.addAll(sessions.get(c).warnings());
                    all.add(new Heard(
                            sessions.get(c),
                            baseline -> new RecognitionResult(
                                    name, seconds, rate, channel, model.info(), timeline, baseline, warnings)));
                }
                return all;
            } finally {
                sessions.forEach(RecognitionSession::close);
            }
        }
    }

    /** A recording that can be heard from its beginning as often as is needed. */
    @FunctionalInterface
    public interface Recording {

        AudioStream open() throws IOException;
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

    /** The answer's emotions among which the true one is; of a restricted answer those that are left of the set. */
    Optional<CoveringSet> labelSet(Judgement judgement) {
        EmotionScores answer = answer(judgement.scores());
        return judgement
                .at()
                .labelSets()
                .of(judgement.scores(), options.labelSetCoverage())
                .map(set -> new CoveringSet(
                        options.labelSetCoverage(),
                        new LabelSet(labels.emotions().stream()
                                .filter(emotion -> set.contains(emotion) || emotion == answer.top())
                                .toList())));
    }

    /** From which confidence on a judgement is sure. */
    double threshold(OperatingPoint at) {
        return options.confidenceThreshold().orElse(at.confidenceThreshold());
    }

    /** Whether the scores are sure enough to be called recognised. */
    static Verdict verdict(EmotionScores scores, double threshold) {
        return scores.confidence() >= threshold ? new Verdict.Recognised(scores) : new Verdict.Uncertain(scores);
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
