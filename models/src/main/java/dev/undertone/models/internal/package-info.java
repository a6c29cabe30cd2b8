/** ONNX Runtime, out of the public eye. */
@NullMarked
package dev.undertone.models.internal;

import org.jspecify.annotations.NullMarked;
