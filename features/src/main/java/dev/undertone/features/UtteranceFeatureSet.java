package dev.undertone.features;

import dev.undertone.audio.Waveform;
import java.util.Optional;

/** Features of a whole utterance. */
public non-sealed interface UtteranceFeatureSet extends FeatureSet {

    /** @return {@code [dims]} */
    FeatureVector extract(Waveform waveform);

    /** What they sum up, frame by frame, where the set gives it away. */
    default Optional<FrameFeatureSet> lowLevel() {
        return Optional.empty();
    }
}
