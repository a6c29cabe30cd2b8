/** What a voice does: pitch, formants, energy, rhythm, and the functionals that summarise an utterance. */
@NullMarked
package dev.undertone.features.voice;

import org.jspecify.annotations.NullMarked;
