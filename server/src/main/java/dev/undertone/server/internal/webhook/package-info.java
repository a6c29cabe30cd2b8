/** Alerts sent to addresses that users named. */
@NullMarked
package dev.undertone.server.internal.webhook;

import org.jspecify.annotations.NullMarked;
