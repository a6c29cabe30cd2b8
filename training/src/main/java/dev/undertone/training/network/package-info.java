/** Small neural networks on DJL and libtorch: plain float arrays in, trained members out, the same for the same seed. */
@NullMarked
package dev.undertone.training.network;

import org.jspecify.annotations.NullMarked;
