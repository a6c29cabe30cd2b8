package dev.undertone.corpora.augmentation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every augmentation by name, for experiments and the command line alike. A new one is one line here. */
public final class AugmentationCatalog {

    private static final List<AugmentationEntry> ENTRIES = List.of(
            Noise.ENTRY,
            RecordedNoise.ENTRY,
            Babble.ENTRY,
            PitchShift.ENTRY,
            TimeStretch.ENTRY,
            Speed.ENTRY,
            VocalTract.ENTRY,
            Shift.ENTRY,
            Gain.ENTRY,
            Equaliser.ENTRY,
            Reverberation.ENTRY,
            Telephone.ENTRY,
            OpusCodec.ENTRY,
            Overload.ENTRY,
            Emphasis.ENTRY);

    /** What works on features while a network trains. */
    private static final Set<String> OF_MODELS = Set.of("specaugment", "mixup");

    private AugmentationCatalog() {}

    /** All, in the order of the documentation. */
    public static List<AugmentationEntry> entries() {
        return ENTRIES;
    }

    static AugmentationEntry entry(String name) {
        return ENTRIES.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        OF_MODELS.contains(name)
                                ? name + " changes features while a network trains, not recordings; it is a setting of"
                                        + " an experiment's model"
                                : "augmentation must be one of "
                                        + ENTRIES.stream()
                                                .map(AugmentationEntry::name)
                                                .collect(Collectors.joining(", "))
                                        + " but was '" + name + "'"));
    }
}
