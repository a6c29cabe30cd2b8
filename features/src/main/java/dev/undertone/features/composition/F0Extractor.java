package dev.undertone.features.composition;

import java.util.List;
import java.util.OptionalInt;

/** The fundamental frequency as a feature: one column in Hz from the samples themselves, 0 where unvoiced. */
interface F0Extractor extends FrameExtractor {

    @Override
    default List<String> columns() {
        return Columns.ONE;
    }

    @Override
    default List<String> units() {
        return List.of("Hz");
    }

    @Override
    default boolean usesSpectra() {
        return false;
    }

    @Override
    default boolean zeroIsNone(int column) {
        return true;
    }

    @Override
    default OptionalInt voicingColumn() {
        return OptionalInt.of(0);
    }
}
