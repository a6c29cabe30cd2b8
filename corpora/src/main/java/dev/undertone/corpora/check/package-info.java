/** What the audio of a corpus says about itself: counts and hours, and what is wrong with it. */
@NullMarked
package dev.undertone.corpora.check;

import org.jspecify.annotations.NullMarked;
