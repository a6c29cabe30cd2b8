/**
 * Figures as data ({@link dev.undertone.plots.Figure}) and one painter for them, onto PNG and SVG alike. Knows nothing of
 * sound; needs no screen.
 */
@NullMarked
package dev.undertone.plots;

import org.jspecify.annotations.NullMarked;
