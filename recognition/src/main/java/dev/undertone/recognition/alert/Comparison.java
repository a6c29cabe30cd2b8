package dev.undertone.recognition.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a window's value is held against before it meets the threshold. */
public enum Comparison {
    /** Nothing: the value itself. */
    ABSOLUTE(0.1),
    /** The difference from the median of the person's own values in the session so far. */
    OWN_USUAL(0.1),
    /**
     * That difference divided by 1.4826 times the median absolute deviation from that median, which is the standard
     * deviation if values are normally distributed; by no less than {@link #LEAST_SPREAD}.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1993.10476408">Rousseeuw and Croux (1993)</a>
     */
    OWN_SPREAD(1);

    /** A voice that hardly varies must not turn every breath into an alert. */
    public static final double LEAST_SPREAD = 0.05;

    private final double margin;

    Comparison(double margin) {
        this.margin = margin;
    }

    /** The word for it in a rule, such as {@code own-usual}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How far the release lies from the threshold where a rule does not say it. */
    double margin() {
        return margin;
    }

    static Optional<Comparison> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
