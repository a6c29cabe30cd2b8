/** What was heard, who agreed to it, and what was made of it, kept in SQLite or PostgreSQL. */
@NullMarked
package dev.undertone.storage;

import org.jspecify.annotations.NullMarked;
