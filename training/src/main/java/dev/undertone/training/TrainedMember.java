package dev.undertone.training;

/** One member, ready to be scored with or written into a bundle. Immutable. */
public final class TrainedMember {

    private final String name;
    private final InputSpec input;
    private final Standardisation standardisation;
    private final byte[] onnx;

    private TrainedMember(String name, InputSpec input, Standardisation standardisation, byte[] onnx) {
        this.name = name;
        this.input = input;
        this.standardisation = standardisation;
        this.onnx = onnx;
    }

    /** Copies the ONNX file's bytes: {@code features} (standardised) to {@code logits}. */
    public static TrainedMember of(String name, InputSpec input, Standardisation standardisation, byte[] onnx) {
        return new TrainedMember(name, input, standardisation, onnx.clone());
    }

    public String name() {
        return name;
    }

    public InputSpec input() {
        return input;
    }

    public Standardisation standardisation() {
        return standardisation;
    }

    /** A copy of the ONNX file's bytes. */
    public byte[] onnx() {
        return onnx.clone();
    }
}
