package dev.undertone.corpora.split;

/** What of the test may have been known in training. */
public enum LeakKind {
    /** A speaker is on both sides, or may be because nobody says who speaks. */
    SPEAKER("speaker", "split by speaker: kind: speaker-disjoint"),

    /** A sentence is on both sides although the split is to keep them apart. */
    SENTENCE("sentence", "split with kind: sentence-disjoint"),

    /** The same sound is on both sides, under whatever name. */
    DUPLICATE_AUDIO("duplicate audio", "leave one of the recordings out; undertone corpus check lists them"),

    /** An altered copy of a recording is on the other side. */
    AUGMENTED_COPY(
            "augmented copy",
            "alter training recordings only (augmentation: {order: after-split}), and leave out copies made before"),

    /** Test clips took part in fitting the normalisation. */
    NORMALISATION("normalisation", "fit it on training clips: normalisation: global"),

    /** Test clips took part in choosing settings. */
    SELECTION("selection", "choose on inner speakers: search: {selection: inner}"),

    /** The model that training begins from has heard a test speaker, or may have. */
    STARTING_MODEL("starting model", "begin from a model that never heard those speakers, or test on others");

    private final String title;
    private final String remedy;

    LeakKind(String title, String remedy) {
        this.title = title;
        this.remedy = remedy;
    }

    /** Its name in messages and reports, such as {@code duplicate audio}. */
    public String title() {
        return title;
    }

    /** What to do instead. */
    public String remedy() {
        return remedy;
    }
}
