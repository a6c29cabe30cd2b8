/** Metrics and plots from truth and prediction alone. */
@NullMarked
package dev.undertone.evaluation;

import org.jspecify.annotations.NullMarked;
