/** Trainers and experiments: corpora in, model bundles and honest figures out. */
@NullMarked
package dev.undertone.training;

import org.jspecify.annotations.NullMarked;
