package dev.undertone.corpora.check;

import java.util.Locale;

/** What can be wrong with a corpus, the worst first, each with what to do about it. */
public enum Problem {
    UNREADABLE(true, "fetch the file anew or convert it; leave it out of the manifest if neither helps"),
    SAME_AUDIO_TWO_LABELS(true, "remove both from the manifest: nobody can say which label is right"),
    SILENT(true, "remove it from the manifest"),
    TRUNCATED(true, "fetch the file anew"),
    DUPLICATE_AUDIO(true, "remove all but one from the manifest, else a copy may be trained on and tested"),
    LEFT_OUT(false, "correct the name or the table, or leave it: it is not used"),
    STARTS_OR_ENDS_IN_SOUND(false, "listen to it; cut off words change what is heard"),
    ONE_LENGTH(false, "use the corpus's original recordings: these were cut or padded"),
    CLIPPED(false, "leave it, but keep clipping from telling emotions apart: loud emotions clip more often"),
    OTHER_RATE(false, "nothing is needed, as all is resampled; but check that the rate does not tell emotions apart"),
    LOW_RATE(false, "use recordings of at least 8000 Hz: the upper formants are missing"),
    UNKNOWN_SPEAKER(false, "name the speakers in the manifest: without them no honest split is possible"),
    FEW_SPEAKERS(false, "train together with other corpora: so few voices say nothing about new ones"),
    UNBALANCED_SPEAKER(false, "weigh or drop clips, and look at the results of this speaker apart"),
    UNBALANCED_EMOTION(false, "judge by UAR rather than accuracy, and train with balanced classes");

    private final boolean fault;
    private final String remedy;

    Problem(boolean fault, String remedy) {
        this.fault = fault;
        this.remedy = remedy;
    }

    /** Whether the recording should not be used as it is; the others are worth knowing. */
    public boolean isFault() {
        return fault;
    }

    public String remedy() {
        return remedy;
    }

    /** Such as {@code duplicate-audio}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
