package dev.undertone.cli.plot;

import dev.undertone.features.spectral.MelScale;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Scale;
import dev.undertone.plots.TickRule;

/** How frequencies lie on paper. */
public enum FrequencyAxis {
    LINEAR,
    MEL,
    LOG;

    /** A logarithmic axis cannot begin at 0; no voice is lower than this. */
    private static final double LOWEST_HZ = 50;

    /** From the bottom of hearing, or nearly so, to {@code maxHz}. */
    Axis upTo(double maxHz) {
        return new Axis("frequency (Hz)", this == LOG ? LOWEST_HZ : 0, maxHz, scale(), TickRule.HERTZ);
    }

    private Scale scale() {
        return switch (this) {
            case LINEAR -> Scale.LINEAR;
            case MEL -> MelScale.HTK::fromHz;
            case LOG -> Scale.LOGARITHMIC;
        };
    }
}
