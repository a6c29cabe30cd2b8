/** Experiments from one file: what is trained on what, without leaks, with what came of it. */
@NullMarked
package dev.undertone.training.experiment;

import org.jspecify.annotations.NullMarked;
