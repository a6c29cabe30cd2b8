/** Rules that say when a voice is worth an alert, and what watches a session by them. */
@NullMarked
package dev.undertone.recognition.alert;

import org.jspecify.annotations.NullMarked;
