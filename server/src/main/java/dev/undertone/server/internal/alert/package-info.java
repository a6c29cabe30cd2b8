/** Rules on live streams, and what their alerts set off. */
@NullMarked
package dev.undertone.server.internal.alert;

import org.jspecify.annotations.NullMarked;
