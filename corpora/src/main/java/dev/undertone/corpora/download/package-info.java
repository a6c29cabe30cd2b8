/** Fetching a corpus from its home. */
@NullMarked
package dev.undertone.corpora.download;

import org.jspecify.annotations.NullMarked;
