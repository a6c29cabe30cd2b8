package dev.undertone.emotions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The emotion categories of speech corpora, each with the one colour it has everywhere and its place in the circumplex of
 * affect. The first nine are shared by several corpora; the others belong to one or two (excited and frustrated to IEMOCAP,
 * contempt to MSP-Podcast, the last five to JL-Corpus) and are usually merged or left out, see {@link LabelMap}.
 *
 * @see <a href="https://doi.org/10.1037/h0077714">Russell (1980), A circumplex model of affect</a>
 */
public enum Emotion {
    NEUTRAL("#8C8C8C", 0.0, 0.0),
    CALM("#009E73", 0.4, -0.6),
    HAPPY("#E69F00", 0.8, 0.5),
    SAD("#0072B2", -0.7, -0.5),
    ANGRY("#D55E00", -0.6, 0.8),
    FEARFUL("#9467BD", -0.7, 0.6),
    DISGUST("#7A5C2E", -0.7, 0.2),
    SURPRISED("#56B4E9", 0.3, 0.8),
    BORED("#4D5D6C", -0.3, -0.7),
    EXCITED("#CC79A7", 0.7, 0.8),
    FRUSTRATED("#A33B20", -0.6, 0.5),
    CONTEMPT("#5B7F4F", -0.6, 0.3),
    ANXIOUS("#6A51A3", -0.5, 0.6),
    APOLOGETIC("#80A8C0", -0.3, -0.2),
    ASSERTIVE("#B8860B", 0.2, 0.5),
    CONCERNED("#3F6E7A", -0.4, 0.1),
    ENCOURAGING("#D4B830", 0.6, 0.3);

    private final String colour;
    private final double valence;
    private final double arousal;

    Emotion(String colour, double valence, double arousal) {
        this.colour = colour;
        this.valence = valence;
        this.arousal = arousal;
    }

    /** The lower-case name used in files, options and output, such as {@code happy}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The emotion's colour as {@code #RRGGBB}, chosen to be told apart with colour-blind eyes. */
    public String colour() {
        return colour;
    }

    /** Pleasantness of the category's centre, in [-1, 1]. */
    public double valence() {
        return valence;
    }

    /** Activation of the category's centre, in [-1, 1]. */
    public double arousal() {
        return arousal;
    }

    /** The emotion of that {@link #id()}, ignoring case. */
    public static Optional<Emotion> find(String id) {
        return Arrays.stream(values())
                .filter(e -> e.name().equalsIgnoreCase(id.strip()))
                .findFirst();
    }
}
