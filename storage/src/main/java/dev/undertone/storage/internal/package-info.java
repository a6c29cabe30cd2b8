/** The stores in SQL. */
@NullMarked
package dev.undertone.storage.internal;

import org.jspecify.annotations.NullMarked;
