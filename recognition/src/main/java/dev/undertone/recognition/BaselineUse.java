package dev.undertone.recognition;

/**
 * The baseline that a channel was heard against.
 *
 * @param name as its user knows it; {@link #AUTO} for the recording's own
 * @param speechSeconds that it had heard
 * @param weight of the scores with it against those without, in [0, 1]
 */
public record BaselineUse(String name, double speechSeconds, double weight) {

    /** Learnt from the recording itself. */
    public static final String AUTO = "auto";
}
