/** The extended Geneva minimalistic acoustic parameter set, version 2, from its published description. */
@NullMarked
package dev.undertone.features.egemaps;

import org.jspecify.annotations.NullMarked;
