package dev.undertone.training.onnx;

/**
 * A value that flows through an {@link OnnxGraph}: an input, an initialiser or the result of a node.
 *
 * @param name unique in its graph
 */
public record Tensor(String name) {}
