package dev.undertone.training.experiment;

import java.util.Locale;

/** What features are centred and scaled by before a model sees them. Each is a row of the report. */
public enum NormalisationMode {
    /** Statistics of the training clips. */
    GLOBAL("statistics of the training clips, with nothing known of the test speakers"),

    /** Statistics of each corpus's training clips; of a corpus never heard those of its own unlabelled clips. */
    CORPUS("each corpus by its own statistics, a corpus never heard by those of its unlabelled clips"),

    /** Statistics of each speaker's own unlabelled speech, of test speakers too. */
    SPEAKER("each speaker by the statistics of all that speaker's own unlabelled clips"),

    /** Statistics of training and test clips together: a leak. */
    ALL_CLIPS("statistics of training and test clips together");

    private final String about;

    NormalisationMode(String about) {
        this.about = about;
    }

    /** As an experiment file spells it, such as {@code all-clips}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One phrase for people. */
    public String about() {
        return about;
    }
}
