/** Recordings and live streams to emotion timelines. */
@NullMarked
package dev.undertone.recognition;

import org.jspecify.annotations.NullMarked;
