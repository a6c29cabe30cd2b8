/** The trainer of the network that tells speech from everything else. */
@NullMarked
package dev.undertone.training.vad;

import org.jspecify.annotations.NullMarked;
