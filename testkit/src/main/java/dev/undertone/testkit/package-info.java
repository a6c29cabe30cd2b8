/** Signals with known truth, golden-file readers and contract tests. */
@NullMarked
package dev.undertone.testkit;

import org.jspecify.annotations.NullMarked;
