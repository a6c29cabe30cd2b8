/** Summaries of frame-by-frame tracks. */
@NullMarked
package dev.undertone.features.statistics;

import org.jspecify.annotations.NullMarked;
