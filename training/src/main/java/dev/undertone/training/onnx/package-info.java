/**
 * Networks written as ONNX models (operator set 17, IR version 8), without a protobuf library.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/docs/IR.md">Open Neural Network Exchange, intermediate
 *     representation</a>
 */
@NullMarked
package dev.undertone.training.onnx;

import org.jspecify.annotations.NullMarked;
