/** Models that are not networks: support vectors, neighbours, trees. */
@NullMarked
package dev.undertone.training.classic;

import org.jspecify.annotations.NullMarked;
