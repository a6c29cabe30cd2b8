package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One feature of a composed set: what its columns are, and a meter for each recording. Immutable and thread-safe. A new
 * one is a class, a line in {@link ExtractorCatalog} and a test that extends {@code FrameExtractorContract}.
 */
public interface FrameExtractor {

    /** The columns, without the feature's own name where there is but one: {@code 0}, {@code 1}, … */
    List<String> columns();

    /** One per column. */
    List<String> units();

    /** Whether it looks at spectra; a set of which none does computes none. */
    default boolean usesSpectra() {
        return true;
    }

    /** The fewest frames it can work with. */
    default int minimumFrames() {
        return 1;
    }

    /** Whether 0 in one of its columns says that there is no value, a pitch for instance; functionals leave such frames out. */
    default boolean zeroIsNone(int column) {
        return false;
    }

    /** The column whose zeros are the unvoiced frames; empty if it does not tell voiced from unvoiced. */
    default OptionalInt voicingColumn() {
        return OptionalInt.empty();
    }

    /**
     * A meter of one recording.
     *
     * @param others meters of the features that stand before this one in the set, by their names
     */
    FrameMeter open(Waveform recording, Function<String, FrameMeter> others);
}
