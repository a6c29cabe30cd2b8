/** Recordings of any format in, mono waveforms at one rate out. */
@NullMarked
package dev.undertone.audio;

import org.jspecify.annotations.NullMarked;
