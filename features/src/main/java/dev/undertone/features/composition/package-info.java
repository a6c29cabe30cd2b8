/** Feature sets put together from extractors, as built-in sets are and users do in definition files. */
@NullMarked
package dev.undertone.features.composition;

import org.jspecify.annotations.NullMarked;
