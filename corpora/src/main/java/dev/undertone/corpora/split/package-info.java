/** Ways to part recordings into training and test, and the guard that finds what leaks from one into the other. */
@NullMarked
package dev.undertone.corpora.split;

import org.jspecify.annotations.NullMarked;
