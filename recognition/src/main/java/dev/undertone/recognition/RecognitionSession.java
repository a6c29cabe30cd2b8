package dev.undertone.recognition;

import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.models.Judgement;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.recognition.internal.ClippingMeter;
import dev.undertone.recognition.internal.MeanScores;
import dev.undertone.recognition.internal.SampleRing;
import dev.undertone.recognition.internal.SegmentMerger;
import dev.undertone.recognition.internal.SpeechFrames;
import dev.undertone.recognition.internal.SpeechQuality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One channel being judged by one thread: feed it samples in chunks of any size, then {@link #finish}. How the samples
 * are cut into chunks changes neither the timeline nor the order of the events, not by one bit.
 *
 * <p>A recording up to {@link RecognitionOptions#wholeClip} (or one window) is judged as one window. A longer one is
 * judged window by window as it comes in, with a last window that ends where the recording ends. Audio is kept no longer
 * than a window still needs it; only the timeline grows.
 */
public final class RecognitionSession implements AutoCloseable {

    private static final int RATE_HZ = VoiceActivityDetector.SAMPLE_RATE_HZ;
    private static final int FRAME = VoiceActivityDetector.FRAME_SAMPLES;
    private static final int MAX_CHUNK = 8192;
    /** Speech is scored with this much of what surrounds it: soft onsets and breaths belong to it. */
    private static final int MARGIN_FRAMES = 20;
    /** A rest shorter than this after the last full window brings nothing new. */
    private static final int SHORTEST_REST_FRAMES = 10;

    private final Recogniser recogniser;
    private final SpeakerKnowledge speaker;
    private final RecognitionListener listener;
    private final boolean decoded;
    private final @Nullable Resampler resampler;
    private final VoiceActivityDetector.Stream voiceActivity;
    private final int wholeFrames;
    private final int windowFrames;
    private final int hopFrames;
    private final int minimumSpeechFrames;

    private final SampleRing audio = new SampleRing();
    private final SpeechFrames speech = new SpeechFrames();
    private final SegmentMerger merger;
    private final MeanScores overall = new MeanScores();
    private double overallThreshold;
    private long overallFrames;
    private final ClippingMeter clipping = new ClippingMeter();
    private final SpeechQuality quality = new SpeechQuality();
    private final List<Window> windows = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final float[] clean = new float[MAX_CHUNK];
    private final float[] resampled;

    private long nextWindow;
    private boolean windowed;
    private boolean speaking;
    private boolean anySpeech;
    private boolean closed;

    /**
     * @param decoded whether the samples come from a decoder, which warns of clipping and of what is not a number itself
     */
    RecognitionSession(
            Recogniser recogniser,
            int sampleRateHz,
            RecognitionListener listener,
            boolean decoded,
            SpeakerKnowledge speaker) {
        if (sampleRateHz < 1000 || sampleRateHz > 768_000) {
            throw new IllegalArgumentException("sampleRateHz must be in 1000..768000 but was " + sampleRateHz);
        }
        this.recogniser = recogniser;
        this.listener = listener;
        this.speaker = speaker;
        this.decoded = decoded;
        this.resampler = sampleRateHz == RATE_HZ ? null : Resampler.of(sampleRateHz, RATE_HZ);
        this.resampled = resampler == null ? new float[0] : new float[resampler.maxOutput(MAX_CHUNK)];
        this.voiceActivity = recogniser.openVoiceActivity();
        RecognitionOptions options = recogniser.options();
        this.windowFrames = frames(options.window());
        this.wholeFrames = Math.max(frames(options.wholeClip()), windowFrames);
        this.hopFrames = frames(options.hop());
        this.minimumSpeechFrames = frames(options.minimumSpeech());
        this.merger = new SegmentMerger(hopFrames, speech, this::segmentEnded);
    }

    /**
     * Hears the next samples.
     *
     * @param pcm mono at the session's rate, in [-1, 1]; samples that are not finite are heard as silence, with a warning
     * @throws IllegalStateException if the session is finished or closed
     */
    public void accept(float[] pcm, int from, int count) {
        requireOpen();
        Objects.checkFromIndexSize(from, count, pcm.length);
        for (int done = 0; done < count; ) {
            int n = Math.min(MAX_CHUNK, count - done);
            clipping.copy(pcm, from + done, n, clean);
            if (resampler == null) {
                hear(clean, n);
            } else {
                hear(resampled, resampler.process(clean, 0, n, resampled, 0));
            }
            done += n;
        }
    }

    /**
     * Judges what is left and closes the session.
     *
     * @throws IllegalStateException if the session is finished or closed
     */
    public Timeline finish() {
        requireOpen();
        if (resampler != null) {
            hear(resampled, resampler.flush(resampled, 0));
        }
        voiceActivity.finish(this::decided);
        long end = speech.end();
        if (!windowed && end > 0) {
            judge(0, end);
        } else if (windowed && end - (nextWindow - hopFrames + windowFrames) > SHORTEST_REST_FRAMES) {
            judge(end - windowFrames, end);
        }
        merger.finish(end);
        if (speaking) {
            listener.on(new RecognitionEvent.SpeechEnded(seconds(end)));
        }
        if (!decoded) {
            warnings.addAll(clipping.warnings());
        }
        warnings.addAll(quality.warnings());
        recogniser.restrictionWarning().ifPresent(warnings::add);
        warnings.forEach(message -> listener.on(new RecognitionEvent.Warned(message)));
        close();
        return new Timeline(overallVerdict(), windows, segments);
    }

    /** What the user should know of what was heard; complete after {@link #finish}. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** What is known of the speaker's ordinary voice: what was given, or what was learnt so far. */
    public SpeakerBaseline baseline() {
        return speaker.baseline();
    }

    /** Whether the timeline holds every window; it does not where windows were only learnt. */
    boolean wasJudgedWhole() {
        return speaker.judges();
    }

    /** Stops listening; what was not finished is dropped. */
    @Override
    public void close() {
        closed = true;
    }

    /** Samples of audio kept at the moment, for tests that memory is bounded. */
    int bufferedSamples() {
        return audio.capacity();
    }

    private void hear(float[] samples, int count) {
        audio.append(samples, 0, count);
        voiceActivity.accept(samples, 0, count, this::decided);
    }

    private void decided(double probability, boolean isSpeech) {
        long frame = speech.end();
        speech.append(isSpeech);
        if (isSpeech) {
            quality.speech(audio.copy(frame * FRAME, Math.min((frame + 1) * FRAME, audio.end())));
        }
        if (isSpeech != speaking) {
            speaking = isSpeech;
            anySpeech = true;
            listener.on(
                    isSpeech
                            ? new RecognitionEvent.SpeechStarted(seconds(frame))
                            : new RecognitionEvent.SpeechEnded(seconds(frame)));
        }
        windowed = windowed || speech.end() > wholeFrames;
        while (windowed && nextWindow + windowFrames <= speech.end()) {
            judge(nextWindow, nextWindow + windowFrames);
            nextWindow += hopFrames;
            // The window that ends with the recording starts less than a hop before the next one; the merger is a hop
            // late.
            speech.discardBefore(nextWindow - 3L * hopFrames);
            audio.discardBefore((nextWindow - hopFrames) * FRAME);
        }
    }

    private void judge(long from, long to) {
        if (!speaker.needs(from, to)) {
            return;
        }
        int speechFrames = speech.count(from, to);
        Optional<MeasuredSpeech> measured = speechFrames < minimumSpeechFrames ? Optional.empty() : speechOf(from, to);
        if (speaker.judges()) {
            judged(from, to, speechFrames, measured.map(speaker::judge));
        }
        measured.ifPresent(window ->
                speaker.hear(from, to, window, (double) speech.count(speaker.newFrom(from), to) * FRAME / RATE_HZ));
    }

    private void judged(long from, long to, int speechFrames, Optional<Judgement> judgement) {
        Optional<EmotionScores> scores = judgement.map(j -> recogniser.answer(j.scores()));
        double threshold = judgement.map(j -> recogniser.threshold(j.at())).orElse(1.0);
        scores.ifPresent(s -> {
            overall.add(s, speechFrames);
            overallThreshold += threshold * speechFrames;
            overallFrames += speechFrames;
        });
        merger.window(from, to, scores, threshold);
        Verdict verdict = scores.map(s -> Recogniser.verdict(s, threshold))
                .orElseGet(() -> speechFrames == 0 ? new Verdict.NoSpeech() : new Verdict.TooShort());
        Window window = new Window(
                seconds(from),
                seconds(to),
                verdict,
                judgement.flatMap(recogniser::labelSet),
                judgement.map(j -> j.at().baselineWeight()).orElse(0.0));
        windows.add(window);
        listener.on(new RecognitionEvent.WindowJudged(window));
    }

    /** The window from its first to its last speech; empty if that is too little for the model. */
    private Optional<MeasuredSpeech> speechOf(long from, long to) {
        long first = Math.max(from, speech.first(from, to) - MARGIN_FRAMES) * FRAME;
        long last = Math.min(to, speech.last(from, to) + MARGIN_FRAMES) * FRAME;
        float[] samples = audio.copy(first, Math.min(last, audio.end()));
        return samples.length < recogniser.model().minimumSamples()
                ? Optional.empty()
                : Optional.of(new MeasuredSpeech(Waveform.of(samples, RATE_HZ)));
    }

    private void segmentEnded(long from, long to, Emotion emotion, double confidence) {
        Segment segment = new Segment(seconds(from), seconds(to), emotion, confidence);
        segments.add(segment);
        listener.on(new RecognitionEvent.SegmentEnded(segment));
    }

    private Verdict overallVerdict() {
        return overall.mean()
                .map(scores -> Recogniser.verdict(scores, overallThreshold / overallFrames))
                .orElseGet(() -> anySpeech ? new Verdict.TooShort() : new Verdict.NoSpeech());
    }

    /** A frame's time; the last frame may reach beyond the recording, its time does not. */
    private double seconds(long frame) {
        return (double) Math.min(frame * FRAME, audio.end()) / RATE_HZ;
    }

    private static int frames(Duration duration) {
        return Math.toIntExact(duration.toMillis() * RATE_HZ / 1000 / FRAME);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this session is finished or closed; open another one");
        }
    }
}
