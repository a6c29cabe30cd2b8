/** What decoding and resampling are made of; not API. */
@NullMarked
package dev.undertone.audio.internal;

import org.jspecify.annotations.NullMarked;
