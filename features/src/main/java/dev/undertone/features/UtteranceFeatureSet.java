package dev.undertone.features;

import dev.undertone.audio.Waveform;

/** Features of a whole utterance. */
public non-sealed interface UtteranceFeatureSet extends FeatureSet {

    /** @return {@code [dims]} */
    FeatureVector extract(Waveform waveform);
}
