/** A speaker's ordinary voice: what is measured of speech, and statistics of it over unlabelled speech. */
@NullMarked
package dev.undertone.models.baseline;

import org.jspecify.annotations.NullMarked;
