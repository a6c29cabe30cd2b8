/** The small network that tells speech from everything else. */
@NullMarked
package dev.undertone.models.activity;

import org.jspecify.annotations.NullMarked;
