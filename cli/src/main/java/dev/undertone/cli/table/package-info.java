/** Tables of features in the formats that statistics programs read. */
@NullMarked
package dev.undertone.cli.table;

import org.jspecify.annotations.NullMarked;
