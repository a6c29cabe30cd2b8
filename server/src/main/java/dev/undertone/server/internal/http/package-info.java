/** Answers, problems, access and pages. */
@NullMarked
package dev.undertone.server.internal.http;

import org.jspecify.annotations.NullMarked;
