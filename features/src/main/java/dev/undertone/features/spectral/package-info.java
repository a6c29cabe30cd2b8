/**
 * Spectral analysis with the definitions of librosa 0.11, frame by frame into the caller's arrays, so that one pass over
 * a recording's spectra feeds every feature. Matrices are flat, frame after frame: {@code [frames][dims]}.
 */
@NullMarked
package dev.undertone.features.spectral;

import org.jspecify.annotations.NullMarked;
