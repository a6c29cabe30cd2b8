package dev.undertone.features;

import dev.undertone.audio.Waveform;

/** Features per frame. */
public non-sealed interface FrameFeatureSet extends FeatureSet {

    /** @return {@code [frames][dims]}, at least one frame */
    FeatureMatrix extract(Waveform waveform);
}
