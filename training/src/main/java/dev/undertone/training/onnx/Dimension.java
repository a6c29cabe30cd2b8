package dev.undertone.training.onnx;

/** One dimension of a graph's input or output. */
public sealed interface Dimension {

    /** Always that size. */
    record Fixed(long size) implements Dimension {}

    /** Any size; dimensions of one symbol are equal. */
    record Free(String symbol) implements Dimension {}

    static Dimension fixed(long size) {
        return new Fixed(size);
    }

    static Dimension free(String symbol) {
        return new Free(symbol);
    }
}
