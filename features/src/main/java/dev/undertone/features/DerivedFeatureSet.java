package dev.undertone.features;

/** Features of a whole utterance that are worked out from those of another set, which may be kept already. */
public interface DerivedFeatureSet extends UtteranceFeatureSet {

    /** The other set's id in the catalogue. */
    String baseId();

    /**
     * The features.
     *
     * @param base the other set's of the same utterance
     * @return {@code [dims]}
     */
    float[] derive(float[] base);
}
