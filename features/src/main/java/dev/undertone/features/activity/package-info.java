/** What tells a voice from other sounds, fast enough to be computed on everything that is heard. */
@NullMarked
package dev.undertone.features.activity;

import org.jspecify.annotations.NullMarked;
