/** The undertone command. */
@NullMarked
package dev.undertone.cli;

import org.jspecify.annotations.NullMarked;
