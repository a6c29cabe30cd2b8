package dev.undertone.training.onnx;

/** How weights lie in the file. Arithmetic is single precision either way. */
public enum WeightPrecision {
    /** Four bytes a weight. */
    SINGLE,

    /** Two bytes a weight, rounded to 11 significant bits and widened when the model is loaded. */
    HALF
}
