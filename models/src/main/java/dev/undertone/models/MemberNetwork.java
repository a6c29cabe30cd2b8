package dev.undertone.models;

/** What a member of the ensemble computes: its normalisation, then its network. Immutable. */
public final class MemberNetwork {

    private final Normalisation normalisation;
    private final byte[] onnx;

    private MemberNetwork(Normalisation normalisation, byte[] onnx) {
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
        return new MemberNetwork(normalisation, onnx.clone());
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
