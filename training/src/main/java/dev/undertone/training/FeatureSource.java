package dev.undertone.training;

import dev.undertone.corpora.Utterance;
import dev.undertone.features.voice.FrontEndOptions;
import java.io.IOException;

/** Where experiments get a clip's features from. Thread-safe. */
@FunctionalInterface
public interface FeatureSource {

    /**
     * Features of one rendition of a recording.
     *
     * @throws IOException if the recording cannot be read
     */
    FeatureBlock features(Utterance utterance, InputSpec input, FrontEndOptions frontEnd, Rendition rendition)
            throws IOException;
}
