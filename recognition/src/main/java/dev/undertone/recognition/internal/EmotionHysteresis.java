package dev.undertone.recognition.internal;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import org.jspecify.annotations.Nullable;

/**
 * Joins neighbouring cells under one emotion without flickering. An emotion enters with the threshold's confidence and
 * stays down to a little below it. Another one takes over at once if it leads by a margin, else only when it leads for two
 * cells in a row, and then from the first of them.
 */
public final class EmotionHysteresis {

    /** Lead in probability that changes the emotion at once. */
    static final double MARGIN = 0.15;
    /** An emotion stays while it leads with this share of the threshold. */
    static final double STAY = 0.8;

    private final Segments segments;
    private @Nullable Run current;
    private @Nullable Cell challenge;

    public EmotionHysteresis(Segments segments) {
        this.segments = segments;
    }

    /**
     * Takes the next cell of speech, in order of time.
     *
     * @param threshold confidence from which an emotion is recognised there
     */
    public void cell(long from, long to, EmotionScores scores, double threshold) {
        Cell cell = new Cell(from, to, scores, threshold);
        if (current == null) {
            begin(cell);
            return;
        }
        double stay = scores.probability(current.emotion);
        if (cell.top() == current.emotion) {
            absorbChallenge(current);
            if (stay >= STAY * cell.threshold) {
                current.extend(cell);
            } else {
                end();
            }
        } else if (challenge != null && challenge.top() == cell.top()) {
            Cell first = challenge;
            end();
            begin(first);
            if (current == null) {
                begin(cell);
            } else {
                current.extend(cell);
            }
        } else if (cell.scores.confidence() - stay >= MARGIN) {
            absorbChallenge(current);
            end();
            begin(cell);
        } else {
            absorbChallenge(current);
            challenge = cell;
        }
    }

    /** Nothing to judge here: ends what is open. */
    public void gap() {
        if (current != null) {
            absorbChallenge(current);
            end();
        }
    }

    private void begin(Cell cell) {
        if (cell.scores.confidence() >= cell.threshold) {
            current = new Run(cell);
        }
    }

    private void absorbChallenge(Run run) {
        if (challenge != null) {
            run.extend(challenge);
            challenge = null;
        }
    }

    private void end() {
        if (current != null) {
            segments.segment(current.from, current.to, current.emotion, current.sum / current.cells);
        }
        current = null;
        challenge = null;
    }

    private record Cell(long from, long to, EmotionScores scores, double threshold) {

        Emotion top() {
            return scores.top();
        }
    }

    private static final class Run {
        final Emotion emotion;
        final long from;
        long to;
        double sum;
        int cells;

        Run(Cell first) {
            emotion = first.top();
            from = first.from;
            extend(first);
        }

        void extend(Cell cell) {
            to = cell.to;
            sum += cell.scores.probability(emotion);
            cells++;
        }
    }

    /** Takes finished segments. */
    @FunctionalInterface
    public interface Segments {

        /**
         * @param from first frame
         * @param to one past the last frame
         * @param confidence mean probability of the emotion over the cells
         */
        void segment(long from, long to, Emotion emotion, double confidence);
    }
}
