/** Recordings as figures of features: one {@link dev.undertone.cli.plot.FeatureRow} a feature. */
@NullMarked
package dev.undertone.cli.plot;

import org.jspecify.annotations.NullMarked;
