/** One reader per corpus, and what they share. */
@NullMarked
package dev.undertone.corpora.internal;

import org.jspecify.annotations.NullMarked;
