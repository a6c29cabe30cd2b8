/** Speed measurements, never deployed. */
@NullMarked
package dev.undertone.benchmarks;

import org.jspecify.annotations.NullMarked;
