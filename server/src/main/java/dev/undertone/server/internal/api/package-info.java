/** The routes of the REST interface. */
@NullMarked
package dev.undertone.server.internal.api;

import org.jspecify.annotations.NullMarked;
