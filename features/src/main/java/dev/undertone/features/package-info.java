/** Waveforms to feature matrices and vectors, in frozen, versioned sets. */
@NullMarked
package dev.undertone.features;

import org.jspecify.annotations.NullMarked;
