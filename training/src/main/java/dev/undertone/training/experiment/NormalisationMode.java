package dev.undertone.training.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What features are centred and scaled by before a model sees them. Each is a row of the report.
 *
 * @param draw how much of a test speaker's other speech makes the baseline; there exactly for {@link Kind#BASELINE}
 */
public record NormalisationMode(Kind kind, Optional<BaselineDraw> draw) {

    /** Statistics of the training clips. */
    public static final NormalisationMode GLOBAL = new NormalisationMode(Kind.GLOBAL, Optional.empty());

    /** Statistics of each corpus's training clips; of a corpus never heard those of its own unlabelled clips. */
    public static final NormalisationMode CORPUS = new NormalisationMode(Kind.CORPUS, Optional.empty());

    /** Statistics of each speaker's own unlabelled speech, of test speakers too. */
    public static final NormalisationMode SPEAKER = new NormalisationMode(Kind.SPEAKER, Optional.empty());

    /** Statistics of training and test clips together: a leak. */
    public static final NormalisationMode ALL_CLIPS = new NormalisationMode(Kind.ALL_CLIPS, Optional.empty());

    /** Those that are named by a word alone. */
    static final List<NormalisationMode> PLAIN = List.of(GLOBAL, CORPUS, SPEAKER, ALL_CLIPS);

    /** Whose statistics. */
    public enum Kind {
        GLOBAL("statistics of the training clips, with nothing known of the test speakers"),
        CORPUS("each corpus by its own statistics, a corpus never heard by those of its unlabelled clips"),
        SPEAKER("each speaker by the statistics of all that speaker's own unlabelled clips"),
        ALL_CLIPS("statistics of training and test clips together"),
        BASELINE("each speaker by a baseline of other clips than the scored one");

        private final String about;

        Kind(String about) {
            this.about = about;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public NormalisationMode {
        if (draw.isPresent() != (kind == Kind.BASELINE)) {
            throw new IllegalArgumentException("a draw belongs to a baseline and to nothing else but kind was " + kind);
        }
    }

    /** Statistics of a little of the test speaker's other speech. */
    public static NormalisationMode baseline(BaselineDraw draw) {
        return new NormalisationMode(Kind.BASELINE, Optional.of(draw));
    }

    /** In file names and reports: the word of an experiment file, such as {@code all-clips} or {@code baseline-60s-mixed}. */
    public String id() {
        return kind.word() + draw.map(d -> "-" + d.id()).orElse("");
    }

    /** One phrase for people. */
    public String about() {
        return kind.about + draw.map(d -> " (" + d.about() + ")").orElse("");
    }

    /** What training speakers are normalised by; rows that agree in it train the same models. */
    String trainingId() {
        return kind.word() + draw.map(d -> "-" + d.trainingId()).orElse("");
    }
}
