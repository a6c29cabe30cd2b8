package dev.undertone.features.egemaps;

import java.util.List;

/** The 25 low-level descriptors in their published order. */
enum Descriptor {
    LOUDNESS("Loudness", "loudness"),
    ALPHA_RATIO("alphaRatio", "dB"),
    HAMMARBERG("hammarbergIndex", "dB"),
    SLOPE_0_500("slope0-500", "dB/Hz"),
    SLOPE_500_1500("slope500-1500", "dB/Hz"),
    FLUX("spectralFlux", "1"),
    MFCC_1("mfcc1", "1"),
    MFCC_2("mfcc2", "1"),
    MFCC_3("mfcc3", "1"),
    MFCC_4("mfcc4", "1"),
    F0("F0semitoneFrom27.5Hz", "semitones"),
    JITTER("jitterLocal", "1"),
    SHIMMER("shimmerLocaldB", "dB"),
    HNR("HNRdBACF", "dB"),
    H1_H2("logRelF0-H1-H2", "dB"),
    H1_A3("logRelF0-H1-A3", "dB"),
    F1_FREQUENCY("F1frequency", "Hz"),
    F1_BANDWIDTH("F1bandwidth", "Hz"),
    F1_AMPLITUDE("F1amplitudeLogRelF0", "dB"),
    F2_FREQUENCY("F2frequency", "Hz"),
    F2_BANDWIDTH("F2bandwidth", "Hz"),
    F2_AMPLITUDE("F2amplitudeLogRelF0", "dB"),
    F3_FREQUENCY("F3frequency", "Hz"),
    F3_BANDWIDTH("F3bandwidth", "Hz"),
    F3_AMPLITUDE("F3amplitudeLogRelF0", "dB");

    static final List<Descriptor> MFCC = List.of(MFCC_1, MFCC_2, MFCC_3, MFCC_4);
    static final List<Descriptor> FORMANT_FREQUENCY = List.of(F1_FREQUENCY, F2_FREQUENCY, F3_FREQUENCY);
    static final List<Descriptor> FORMANT_BANDWIDTH = List.of(F1_BANDWIDTH, F2_BANDWIDTH, F3_BANDWIDTH);
    static final List<Descriptor> FORMANT_AMPLITUDE = List.of(F1_AMPLITUDE, F2_AMPLITUDE, F3_AMPLITUDE);

    private final String publishedName;
    private final String unit;

    Descriptor(String publishedName, String unit) {
        this.publishedName = publishedName;
        this.unit = unit;
    }

    String publishedName() {
        return publishedName;
    }

    String unit() {
        return unit;
    }

    /** Where it stands among all, from 0. */
    @SuppressWarnings("EnumOrdinal") // Their order is the published one.
    int column() {
        return ordinal();
    }

    /** Whether 0 says that a frame has no value, so that smoothing leaves it out. */
    boolean zeroIsNone() {
        return compareTo(F0) >= 0;
    }

    /** Whether it is measured on the 60 ms frames, as all that needs a pitch is. */
    boolean onPitchFrames() {
        return zeroIsNone() && !FORMANT_FREQUENCY.contains(this) && !FORMANT_BANDWIDTH.contains(this);
    }

    /** Such as {@code F1bandwidth_sma3nz}. */
    String smoothedName() {
        return publishedName + (zeroIsNone() ? "_sma3nz" : "_sma3");
    }
}
