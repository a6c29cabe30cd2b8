package dev.undertone.training.experiment;

import dev.undertone.emotions.Emotion;
import dev.undertone.models.baseline.Shrinkage;
import java.util.Locale;
import java.util.Set;

/**
 * Which of a test speaker's clips make the baseline that the others are heard against.
 *
 * @param seconds of speech, silent ends not counted, in 1..3600; less where the speaker has no more
 * @param speech of which moods
 * @param shrinkage towards the training speakers
 * @param training what training speakers are heard against
 */
public record BaselineDraw(double seconds, Speech speech, Shrinkage shrinkage, Training training) {

    /**
     * A mean of four windows is as good as the prior; the spread of a voice takes longer to learn.
     */
    static final Shrinkage USUAL = new Shrinkage(4, 16);

    /** What the speaker says in it. */
    public enum Speech {
        /** Any clips, whatever their emotion: in acted corpora as much of each. */
        MIXED(0),
        /** Three neutral and calm clips of four, as people speak when nothing special happens. */
        EVERYDAY(0.75),
        /** Neutral and calm clips, as somebody reads who is asked for a sample. */
        NEUTRAL(1);

        private final double unmoved;

        Speech(double unmoved) {
            this.unmoved = unmoved;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Baselines of training speakers. */
    public enum Training {
        /** All of the speaker's clips. */
        ALL,
        /** For every clip, and copy of it, another one of other clips, of any length and any share of neutral speech. */
        DRAWN
    }

    /** Emotions of ordinary speech. */
    private static final Set<Emotion> UNMOVED = Set.of(Emotion.NEUTRAL, Emotion.CALM);

    static boolean isUnmoved(Emotion emotion) {
        return UNMOVED.contains(emotion);
    }

    /** The share of clips that are taken from the neutral and calm ones. */
    double unmoved() {
        return speech.unmoved;
    }

    public BaselineDraw {
        if (!(seconds >= 1 && seconds <= 3600)) {
            throw new IllegalArgumentException("seconds must be in 1..3600 but was " + seconds);
        }
    }

    /** Whether it differs in length alone. */
    boolean isLike(BaselineDraw other) {
        return speech == other.speech && training == other.training && shrinkage.equals(other.shrinkage);
    }

    String id() {
        String usual = (shrinkage.equals(USUAL) ? "" : "-" + shrinkageId());
        return number(seconds) + "s-" + speech.word() + usual + (training == Training.DRAWN ? "" : "-of-all");
    }

    /** What a model trained with it depends on. */
    String trainingId() {
        return shrinkageId() + (training == Training.DRAWN ? "" : "-of-all");
    }

    private String shrinkageId() {
        return "m" + number(shrinkage.meanWindows()) + "-v" + number(shrinkage.varianceWindows());
    }

    String about() {
        return number(seconds) + " s of " + speech.word() + " speech, in training "
                + (training == Training.DRAWN ? "of any length and mood" : "all clips of the speaker")
                + ", drawn towards the training speakers as by "
                + number(shrinkage.meanWindows()) + " windows of the mean and "
                + number(shrinkage.varianceWindows()) + " of the variance";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
