/** How soon alert rules see what they are for, and how often they see what is not there. */
@NullMarked
package dev.undertone.benchmarks.alerts;

import org.jspecify.annotations.NullMarked;
