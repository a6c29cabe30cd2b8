/** Undertone on the network: REST, WebSocket and web pages. */
@NullMarked
package dev.undertone.server;

import org.jspecify.annotations.NullMarked;
