package dev.undertone.models;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.FeatureVector;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.models.internal.NetworkSession;

/** One utterance's features, extracted once and fed to every member that takes them. */
final class MemberInput {

    private final float[] values;
    private final int dims;
    private final boolean frames;

    /**
     * @param values frame after frame, not copied
     * @param frames whether the features are per frame, else of the utterance
     */
    MemberInput(float[] values, int dims, boolean frames) {
        this.values = values;
        this.dims = dims;
        this.frames = frames;
    }

    static MemberInput of(FeatureSet features, Waveform waveform) {
        if (features instanceof FrameFeatureSet set) {
            FeatureMatrix matrix = set.extract(waveform);
            return new MemberInput(matrix.toArray(), matrix.dims(), true);
        }
        FeatureVector vector = ((UtteranceFeatureSet) features).extract(waveform);
        return new MemberInput(vector.toArray(), vector.dims(), false);
    }

    /** Means of groups of {@code size} frames; the last group is averaged over what is left. */
    MemberInput pooled(int size) {
        if (size == 1) {
            return this;
        }
        int count = values.length / dims;
        float[] means = new float[(count + size - 1) / size * dims];
        for (int from = 0; from < count; from += size) {
            int to = Math.min(count, from + size);
            for (int d = 0; d < dims; d++) {
                double sum = 0;
                for (int t = from; t < to; t++) {
                    sum += values[t * dims + d];
                }
                means[from / size * dims + d] = (float) (sum / (to - from));
            }
        }
        return new MemberInput(means, dims, frames);
    }

    /** Logits of a network for these features, normalised. */
    float[] run(Normalisation normalisation, NetworkSession network) {
        float[] normalised = values();
        normalisation.apply(normalised);
        return frames ? network.run(normalised, 1, normalised.length / dims, dims) : network.run(normalised, 1, dims);
    }

    /** A copy of the values, frame after frame. */
    float[] values() {
        return values.clone();
    }
}
