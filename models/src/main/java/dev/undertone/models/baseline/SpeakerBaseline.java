package dev.undertone.models.baseline;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A speaker's ordinary voice, learnt from unlabelled speech: statistics of everything that a model measures, and no
 * sound. Immutable; learning gives a new one. {@link BaselineFile} keeps it.
 */
public final class SpeakerBaseline {

    /** Of a speaker who has not been heard yet. */
    public static final SpeakerBaseline EMPTY = new SpeakerBaseline(0, Map.of());

    private final double speechSeconds;
    private final Map<VoiceMeasure, VoiceStatistics> statistics;

    private SpeakerBaseline(double speechSeconds, Map<VoiceMeasure, VoiceStatistics> statistics) {
        this.speechSeconds = speechSeconds;
        this.statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
    }

    /** Copies statistics that were kept. */
    static SpeakerBaseline of(double speechSeconds, Map<VoiceMeasure, VoiceStatistics> statistics) {
        if (!(speechSeconds >= 0 && speechSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("speechSeconds must be at least 0 but was " + speechSeconds);
        }
        return new SpeakerBaseline(speechSeconds, statistics);
    }

    /**
     * With one more stretch of the speaker's speech: a window, or a clip shorter than one.
     *
     * @param measures what to learn: {@link dev.undertone.models.EmotionModel#baselineMeasures}
     * @param seconds of speech in the stretch that were not learnt before, at least 0
     * @throws IllegalArgumentException if this baseline learnt by other measures so far
     */
    public SpeakerBaseline with(MeasuredSpeech speech, List<VoiceMeasure> measures, double seconds) {
        Map<VoiceMeasure, VoiceStatistics> heard = new LinkedHashMap<>();
        measures.forEach(measure -> heard.put(measure, VoiceStatistics.of(speech.rows(measure))));
        return merged(of(seconds, heard));
    }

    /**
     * Of the speech of both.
     *
     * @throws IllegalArgumentException if they learnt by other measures
     */
    public SpeakerBaseline merged(SpeakerBaseline other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        if (!statistics.keySet().equals(other.statistics.keySet())) {
            throw new IllegalArgumentException("a baseline of " + measuresText() + " cannot go on with "
                    + other.measuresText() + "; make one anew for this model");
        }
        Map<VoiceMeasure, VoiceStatistics> both = new LinkedHashMap<>(statistics);
        other.statistics.forEach((measure, more) -> both.merge(measure, more, VoiceStatistics::merged));
        return of(speechSeconds + other.speechSeconds, both);
    }

    /** Whether it has heard nothing yet. */
    public boolean isEmpty() {
        return statistics.isEmpty();
    }

    /** How much speech it has heard, in seconds. */
    public double speechSeconds() {
        return speechSeconds;
    }

    /** How many stretches of speech it has heard. */
    public long windows() {
        return statistics.values().stream()
                .mapToLong(VoiceStatistics::windows)
                .max()
                .orElse(0);
    }

    /** What it was learnt by. */
    public Set<VoiceMeasure> measures() {
        return statistics.keySet();
    }

    /**
     * Checks that it holds what a model asks for.
     *
     * @param measures of the model
     * @param model its name
     * @throws IllegalArgumentException if the model takes no baseline, or one that was learnt otherwise
     */
    public void requireLearntBy(Collection<VoiceMeasure> measures, String model) {
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("model " + model
                    + " makes no use of a speaker's baseline; leave it out or" + " take another model");
        }
        if (!statistics.keySet().containsAll(measures)) {
            throw new IllegalArgumentException("the baseline was learnt by " + measuresText() + " but model " + model
                    + " needs " + text(measures) + "; make it again with this model");
        }
    }

    /** What was learnt by a measure. */
    public Optional<VoiceStatistics> statistics(VoiceMeasure measure) {
        return Optional.ofNullable(statistics.get(measure));
    }

    /** For people, such as {@code functionals-v1}. */
    private String measuresText() {
        return text(statistics.keySet());
    }

    private static String text(Collection<VoiceMeasure> measures) {
        return measures.stream().map(VoiceMeasure::toString).collect(Collectors.joining(" and "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpeakerBaseline that
                && speechSeconds == that.speechSeconds
                && statistics.equals(that.statistics);
    }

    @Override
    public int hashCode() {
        return statistics.hashCode();
    }

    @Override
    public String toString() {
        return "SpeakerBaseline[speechSeconds=" + speechSeconds + ", measures=" + measuresText() + "]";
    }
}
