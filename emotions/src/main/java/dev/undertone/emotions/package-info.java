/** Emotions, label sets and the scores a model gives them. */
@NullMarked
package dev.undertone.emotions;

import org.jspecify.annotations.NullMarked;
