package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.HarmonicPercussive;
import dev.undertone.features.spectral.PreEmphasis;

/**
 * What is done to a recording before a feature is taken from it.
 *
 * @param part of {@link HarmonicPercussive}, whatever the set's frames
 * @param preEmphasis of what is left, see {@link PreEmphasis}; 0 for none
 */
record Preparation(Part part, double preEmphasis) {

    static final Preparation NONE = new Preparation(Part.ALL, 0);

    /** What of the sound is listened to. */
    enum Part {
        ALL,
        HARMONIC,
        PERCUSSIVE
    }

    /** Two options that every feature has which is not taken from another one. */
    static Preparation of(DefinitionOptions options) {
        // Not in the canonical form unless given: definitions from before they were there keep their identity.
        Part part = options.isGiven("part") ? options.choice("part", Part.ALL) : Part.ALL;
        double preEmphasis = options.isGiven("preEmphasis") ? options.number("preEmphasis", 0, 0, 1) : 0;
        return new Preparation(part, preEmphasis);
    }

    Waveform apply(Waveform recording) {
        Waveform wanted = switch (part) {
            case ALL -> recording;
            case HARMONIC -> HarmonicPercussive.defaults().harmonic(recording);
            case PERCUSSIVE -> HarmonicPercussive.defaults().percussive(recording);
        };
        return preEmphasis == 0 ? wanted : new PreEmphasis(preEmphasis).apply(wanted);
    }
}
