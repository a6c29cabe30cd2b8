/** Recordings as other voices, rooms, microphones and lines would have given them, seeded and measured. */
@NullMarked
package dev.undertone.corpora.augmentation;

import org.jspecify.annotations.NullMarked;
