package dev.undertone.training.experiment;

import dev.undertone.features.voice.FrontEndOptions;

/** What front ends are called in files and reports. */
final class FrontEndNames {

    private FrontEndNames() {}

    /** A short name such as {@code trimmed-level-23}. */
    static String of(FrontEndOptions frontEnd) {
        return (frontEnd.trim() ? "trimmed" : "whole")
                + (frontEnd.levelDbfs().isPresent()
                        ? "-level" + Math.round(frontEnd.levelDbfs().getAsDouble())
                        : "")
                + (frontEnd.bandHz().isPresent()
                        ? "-below" + Math.round(frontEnd.bandHz().getAsDouble())
                        : "");
    }
}
