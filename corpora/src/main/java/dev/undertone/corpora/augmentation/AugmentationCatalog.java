package dev.undertone.corpora.augmentation;

import java.util.List;
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
            Reverberation.ENTRY,
            Telephone.ENTRY,
            OpusCodec.ENTRY,
            Overload.ENTRY,
            Emphasis.ENTRY,
            TrainingAugmentations.SPECTROGRAM,
            TrainingAugmentations.MIXUP);

    private AugmentationCatalog() {}

    /** All, in the order of the documentation. */
    public static List<AugmentationEntry> entries() {
        return ENTRIES;
    }

    static AugmentationEntry entry(String name) {
        return ENTRIES.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("augmentation must be one of "
                        + ENTRIES.stream().map(AugmentationEntry::name).collect(Collectors.joining(", ")) + " but was '"
                        + name + "'"));
    }
}
