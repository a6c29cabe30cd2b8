package dev.undertone.recognition;

import dev.undertone.models.EmotionModel;
import dev.undertone.models.Judgement;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.SpeakerBaseline;
import java.util.Optional;

/**
 * What one session knows of its speaker: nothing, a baseline from before, or what it learns window by window. A window is
 * judged by what was known before it; it is learnt if at least half of it is new. Used by one thread.
 */
final class SpeakerKnowledge {

    private final EmotionModel model;
    private final boolean learns;
    private final boolean uses;
    private final double judgesUntil;
    private SpeakerBaseline known;
    private long learntTo;

    private SpeakerKnowledge(
            EmotionModel model, SpeakerBaseline known, boolean learns, boolean uses, double judgesUntil) {
        if (!known.isEmpty()) {
            known.requireLearntBy(model.baselineMeasures(), model.info().name());
        }
        this.model = model;
        this.known = known;
        this.learns = learns;
        this.uses = uses;
        this.judgesUntil = judgesUntil;
    }

    static SpeakerKnowledge given(EmotionModel model, SpeakerBaseline baseline) {
        return new SpeakerKnowledge(model, baseline, false, true, Double.POSITIVE_INFINITY);
    }

    /**
     * Learns as it goes on and judges by that.
     *
     * @throws IllegalArgumentException if the model makes no use of a baseline
     */
    static SpeakerKnowledge growing(EmotionModel model, SpeakerBaseline start) {
        if (model.baselineMeasures().isEmpty()) {
            start.requireLearntBy(model.baselineMeasures(), model.info().name());
        }
        return new SpeakerKnowledge(model, start, true, true, Double.POSITIVE_INFINITY);
    }

    /**
     * Learns for another session, and judges without a baseline only until it is clear that there will be one.
     *
     * @param least seconds of speech from which there will be
     */
    static SpeakerKnowledge forLater(EmotionModel model, double least) {
        return new SpeakerKnowledge(model, SpeakerBaseline.EMPTY, true, false, least);
    }

    /** What was learnt, or known from the start. */
    SpeakerBaseline baseline() {
        return known;
    }

    /** Whether windows are still judged. */
    boolean judges() {
        return known.speechSeconds() < judgesUntil;
    }

    /** Whether anything is to be done with that window. */
    boolean needs(long from, long to) {
        return judges() || isNew(from, to);
    }

    Judgement judge(MeasuredSpeech speech) {
        return model.judge(speech, uses ? Optional.of(known) : Optional.empty());
    }

    /** Where speech begins that was not learnt yet, in a window from that frame on. */
    long newFrom(long from) {
        return Math.max(from, learntTo);
    }

    /**
     * Learns a window, unless most of it was learnt before.
     *
     * @param seconds of speech in it from {@link #newFrom} on
     */
    void hear(long from, long to, MeasuredSpeech speech, double seconds) {
        if (isNew(from, to)) {
            known = known.with(speech, model.baselineMeasures(), seconds);
            learntTo = to;
        }
    }

    private boolean isNew(long from, long to) {
        return learns && 2 * (to - newFrom(from)) >= to - from;
    }
}
