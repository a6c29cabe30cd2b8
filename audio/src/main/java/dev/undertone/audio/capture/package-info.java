/** Sound as it happens: from microphones and raw streams. */
@NullMarked
package dev.undertone.audio.capture;

import org.jspecify.annotations.NullMarked;
