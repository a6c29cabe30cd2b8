/** What the parts of the server share. */
@NullMarked
package dev.undertone.server.internal;

import org.jspecify.annotations.NullMarked;
