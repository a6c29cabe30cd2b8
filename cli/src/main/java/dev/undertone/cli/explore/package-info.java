/** What {@code undertone explore} measures and shows of corpora, as one page. */
@NullMarked
package dev.undertone.cli.explore;

import org.jspecify.annotations.NullMarked;
