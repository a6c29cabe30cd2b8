package dev.undertone.models;

import dev.undertone.models.baseline.VoicePrior;
import java.util.Optional;

/** What a member of the ensemble computes: the speaker's scale if it takes one, its normalisation, its network. Immutable. */
public final class MemberNetwork {

    private final Optional<VoicePrior> prior;
    private final Normalisation normalisation;
    private final byte[] onnx;

    private MemberNetwork(Optional<VoicePrior> prior, Normalisation normalisation, byte[] onnx) {
        this.prior = prior;
        this.normalisation = normalisation;
        this.onnx = onnx;
    }

    /**
     * Copies the network.
     *
     * @param onnx an ONNX model with the float32 input {@code features} ({@code [N, dims]} for an utterance's features,
     *     {@code [N, frames, dims]} for frames, {@code N} and {@code frames} dynamic) and the float32 output
     *     {@code logits} {@code [N, labels]}
     */
    public static MemberNetwork of(Normalisation normalisation, byte[] onnx) {
        return new MemberNetwork(Optional.empty(), normalisation, onnx.clone());
    }

    /**
     * The same on the speaker's scale.
     *
     * @param prior of a speaker of whom little was heard
     * @param normalisation of features on the speaker's scale
     */
    public static MemberNetwork of(VoicePrior prior, Normalisation normalisation, byte[] onnx) {
        return new MemberNetwork(Optional.of(prior), normalisation, onnx.clone());
    }

    /** Of a member on the speaker's scale. */
    public Optional<VoicePrior> prior() {
        return prior;
    }

    public Normalisation normalisation() {
        return normalisation;
    }

    /** A copy of the ONNX model. */
    public byte[] onnx() {
        return onnx.clone();
    }

    /** The ONNX model itself, for readers that do not change it. */
    byte[] sharedOnnx() {
        return onnx;
    }
}
