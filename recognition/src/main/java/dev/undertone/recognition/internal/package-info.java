/** Parts of the recogniser that are no API. */
@NullMarked
package dev.undertone.recognition.internal;

import org.jspecify.annotations.NullMarked;
