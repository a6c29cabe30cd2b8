/** Shared by the packages of this module only. */
@NullMarked
package dev.undertone.features.internal;

import org.jspecify.annotations.NullMarked;
