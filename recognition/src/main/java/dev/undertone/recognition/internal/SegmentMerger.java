package dev.undertone.recognition.internal;

import dev.undertone.emotions.EmotionScores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Overlapping windows to segments. Time is cut into cells of one hop; a cell's scores are the mean over the windows that
 * hold its middle, and {@link EmotionHysteresis} joins the cells. Cells without speech end a segment, and a segment
 * begins and ends with speech.
 */
public final class SegmentMerger {

    /** Share of a cell's frames that must be speech for the cell to carry an emotion. */
    private static final double MINIMUM_SPEECH = 0.1;

    private final int hopFrames;
    private final SpeechFrames speech;
    private final EmotionHysteresis hysteresis;
    private final Deque<ScoredWindow> windows = new ArrayDeque<>();
    private long nextCell;

    /**
     * @param hopFrames from one window to the next
     * @param speech frames back to two hops before the newest window
     */
    public SegmentMerger(int hopFrames, SpeechFrames speech, EmotionHysteresis.Segments segments) {
        this.hopFrames = hopFrames;
        this.speech = speech;
        this.hysteresis = new EmotionHysteresis(segments);
    }

    /**
     * Takes the next window, in order of start; without scores it only moves time on.
     *
     * @param threshold confidence from which an emotion is recognised in it
     */
    public void window(long from, long to, Optional<EmotionScores> scores, double threshold) {
        while (2 * nextCell + hopFrames < 2 * from) {
            cell(nextCell, nextCell + hopFrames);
        }
        scores.ifPresent(s -> windows.add(new ScoredWindow(from, to, s, threshold)));
    }

    /** Takes the end of the recording and gives out what is still open. */
    public void finish(long end) {
        while (nextCell < end) {
            cell(nextCell, Math.min(nextCell + hopFrames, end));
        }
        hysteresis.gap();
    }

    private void cell(long from, long to) {
        nextCell = to;
        long middle = (from + to) / 2;
        windows.removeIf(window -> window.to <= middle);
        MeanScores mean = new MeanScores();
        double threshold = 0;
        for (ScoredWindow window : windows) {
            if (window.from <= middle) {
                mean.add(window.scores, 1);
                threshold = window.threshold; // Of the newest window: what is known of a speaker only grows.
            }
        }
        Optional<EmotionScores> scores = mean.mean();
        int speechFrames = speech.count(from, to);
        if (scores.isEmpty() || speechFrames == 0 || speechFrames < MINIMUM_SPEECH * (to - from)) {
            hysteresis.gap();
        } else {
            hysteresis.cell(speech.first(from, to), speech.last(from, to), scores.get(), threshold);
        }
    }

    private record ScoredWindow(long from, long to, EmotionScores scores, double threshold) {}
}
