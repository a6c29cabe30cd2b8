package dev.undertone.training.experiment;

/**
 * What the report shows beyond its figures.
 *
 * @param hardest how many of the surest mistakes are listed, in 0..200
 * @param embedAudio whether those can be played from the page, which then holds their sound
 * @param importanceRepeats how often each group of features is shuffled to see what it is worth; 0 for not at all
 */
public record ReportOptions(int hardest, boolean embedAudio, int importanceRepeats) {

    public ReportOptions {
        if (hardest < 0 || hardest > 200) {
            throw new IllegalArgumentException("hardest must be in 0..200 but was " + hardest);
        }
        if (importanceRepeats < 0 || importanceRepeats > 100) {
            throw new IllegalArgumentException("importance must be in 0..100 but was " + importanceRepeats);
        }
    }

    /** Twenty mistakes without sound, three shuffles. */
    public static ReportOptions defaults() {
        return new ReportOptions(20, false, 3);
    }
}
