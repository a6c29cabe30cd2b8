/** Sessions as files to take away. */
@NullMarked
package dev.undertone.server.internal.export;

import org.jspecify.annotations.NullMarked;
