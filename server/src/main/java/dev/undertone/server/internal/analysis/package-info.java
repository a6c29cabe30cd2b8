/** Uploads, from their first byte to their sessions. */
@NullMarked
package dev.undertone.server.internal.analysis;

import org.jspecify.annotations.NullMarked;
