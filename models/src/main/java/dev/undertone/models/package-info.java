/** Emotion models, their bundles, and inference. */
@NullMarked
package dev.undertone.models;

import org.jspecify.annotations.NullMarked;
