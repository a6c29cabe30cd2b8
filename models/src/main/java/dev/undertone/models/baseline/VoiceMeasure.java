package dev.undertone.models.baseline;

import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.voice.FrontEndOptions;

/**
 * One way to measure speech. Statistics of one measure say nothing about another one.
 *
 * @param frontEnd what speech goes through before its features
 * @param featureSet id of the features, or the definition of a user's own
 * @param framePooling how many neighbouring frames are averaged into one, in 1..100; 1 for features of an utterance
 */
public record VoiceMeasure(FrontEndOptions frontEnd, String featureSet, int framePooling) {

    public VoiceMeasure {
        if (framePooling < 1 || framePooling > 100) {
            throw new IllegalArgumentException("framePooling must be in 1..100 but was " + framePooling);
        }
    }

    /** For people, such as {@code functionals-v1} or {@code logmel-v1 by 3 frames, at -23 dBFS}. */
    @Override
    public String toString() {
        return FeatureCatalog.identity(featureSet)
                + (framePooling == 1 ? "" : " by " + framePooling + " frames")
                + (frontEnd.trim() ? "" : ", untrimmed")
                + (frontEnd.levelDbfs().isPresent()
                        ? ", at " + frontEnd.levelDbfs().getAsDouble() + " dBFS"
                        : "")
                + (frontEnd.bandHz().isPresent()
                        ? ", up to " + frontEnd.bandHz().getAsDouble() + " Hz"
                        : "");
    }
}
