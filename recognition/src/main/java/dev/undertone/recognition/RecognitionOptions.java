package dev.undertone.recognition;

import dev.undertone.emotions.LabelSet;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a recording is cut into windows and what counts as an answer.
 *
 * @param wholeClip a recording up to this long is judged as one window; zero for live use, where the length is unknown
 * @param window length of the windows of a longer recording, 0.5–30 s
 * @param hop from one window's start to the next, 0.1 s up to {@code window}
 * @param minimumSpeech a window with less speech than this is {@link Verdict.TooShort}; 0.1 s up to {@code window}
 * @param emotions the answer restricted to these of the model's labels; all of them when empty
 * @param confidenceThreshold from which confidence on a verdict is {@link Verdict.Recognised}, 0–1; the model's own when
 *     empty
 * @param labelSetCoverage with which probability the true emotion shall be in a window's label set, in (0, 1); a model
 *     states sets for some coverages
 */
public record RecognitionOptions(
        Duration wholeClip,
        Duration window,
        Duration hop,
        Duration minimumSpeech,
        Optional<LabelSet> emotions,
        OptionalDouble confidenceThreshold,
        double labelSetCoverage) {

    private static final Duration LONGEST_WHOLE_CLIP = Duration.ofSeconds(60);

    public RecognitionOptions {
        requireWithin("wholeClip", wholeClip, Duration.ZERO, LONGEST_WHOLE_CLIP, "");
        requireWithin("window", window, Duration.ofMillis(500), Duration.ofSeconds(30), "");
        requireWithin("hop", hop, Duration.ofMillis(100), window, " (the window)");
        requireWithin("minimumSpeech", minimumSpeech, Duration.ofMillis(100), window, " (the window)");
        confidenceThreshold.ifPresent(threshold -> {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("confidenceThreshold must be in 0..1 but was " + threshold);
            }
        });
        if (!(labelSetCoverage > 0 && labelSetCoverage < 1)) {
            throw new IllegalArgumentException("labelSetCoverage must be in (0, 1) but was " + labelSetCoverage);
        }
    }

    /** Clips up to 6 s whole, else 3 s windows every second, at least 0.5 s of speech, all of the model's emotions. */
    public static RecognitionOptions defaults() {
        return new RecognitionOptions(
                Duration.ofSeconds(6),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Optional.empty(),
                OptionalDouble.empty(),
                0.9);
    }

    /** The same with other windows. */
    public RecognitionOptions withWindows(Duration newWindow, Duration newHop) {
        return new RecognitionOptions(
                wholeClip, newWindow, newHop, minimumSpeech, emotions, confidenceThreshold, labelSetCoverage);
    }

    /** The same with another limit for clips judged whole. */
    public RecognitionOptions withWholeClip(Duration newWholeClip) {
        return new RecognitionOptions(
                newWholeClip, window, hop, minimumSpeech, emotions, confidenceThreshold, labelSetCoverage);
    }

    /** The same, answering only with these emotions. */
    public RecognitionOptions restrictedTo(LabelSet newEmotions) {
        return new RecognitionOptions(
                wholeClip, window, hop, minimumSpeech, Optional.of(newEmotions), confidenceThreshold, labelSetCoverage);
    }

    /** The same with a threshold of the caller's instead of the model's. */
    public RecognitionOptions withConfidenceThreshold(double newThreshold) {
        return new RecognitionOptions(
                wholeClip, window, hop, minimumSpeech, emotions, OptionalDouble.of(newThreshold), labelSetCoverage);
    }

    /** The same with another coverage of label sets. */
    public RecognitionOptions withLabelSetCoverage(double newCoverage) {
        return new RecognitionOptions(
                wholeClip, window, hop, minimumSpeech, emotions, confidenceThreshold, newCoverage);
    }

    private static void requireWithin(String name, Duration value, Duration min, Duration max, String maxIs) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " must be in " + seconds(min) + ".." + seconds(max) + " s" + maxIs
                    + " but was " + seconds(value) + " s");
        }
    }

    private static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }
}
