/** What values and labels say before any model is trained: effects, neighbours and maps. Knows nothing of sound. */
@NullMarked
package dev.undertone.evaluation.exploration;

import org.jspecify.annotations.NullMarked;
