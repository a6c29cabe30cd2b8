/** Speech emotion corpora, and splits that cannot leak. */
@NullMarked
package dev.undertone.corpora;

import org.jspecify.annotations.NullMarked;
