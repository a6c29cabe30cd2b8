/** Streams of audio while they come in. */
@NullMarked
package dev.undertone.server.internal.live;

import org.jspecify.annotations.NullMarked;
