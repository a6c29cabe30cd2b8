package dev.undertone.features.spectral;

/** Where frames lie, and so how many there are. */
public enum Framing {
    /**
     * Frame {@code t} is centred on sample {@code t·hop}, with zeros before the first and after the last sample: {@code 1 +
     * samples/hop} frames, and one even of an empty recording.
     */
    CENTRED,
    /**
     * Frame {@code t} begins with sample {@code t·hop}, and only whole windows count: {@code 1 + (samples -
     * window)/hop} frames, none of a recording shorter than the window.
     */
    WHOLE
}
