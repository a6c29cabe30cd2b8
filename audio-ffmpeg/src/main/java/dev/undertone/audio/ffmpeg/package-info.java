/** The optional decoder for M4A/AAC and video containers. */
@NullMarked
package dev.undertone.audio.ffmpeg;

import org.jspecify.annotations.NullMarked;
