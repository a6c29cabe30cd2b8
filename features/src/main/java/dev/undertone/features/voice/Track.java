package dev.undertone.features.voice;

import java.util.Locale;

/** The frame-by-frame quantities behind the functionals, each of one or more {@code dims}. */
enum Track {
    /** Mean square of the frame's samples over full scale. */
    ENERGY("dB"),
    ENERGY_DELTA("dB/frame"),
    /** Over 100 Hz. */
    F0_SEMITONES("semitones"),
    F0_DELTA("semitones/frame"),
    VOICING("1"),
    CENTROID("Hz"),
    BANDWIDTH("Hz"),
    ROLLOFF85("Hz"),
    ROLLOFF25("Hz"),
    FLATNESS("dB"),
    FLUX("1"),
    ALPHA_RATIO("dB"),
    HAMMARBERG("dB"),
    SLOPE_60_500("dB/kHz"),
    SLOPE_500_1500("dB/kHz"),
    SLOPE_1500_6000("dB/kHz"),
    ZERO_CROSSINGS("1"),
    MFCC("dB", 20),
    MFCC_DELTA("dB/frame", 20),
    MFCC_DELTA2("dB/frame²", 20),
    CONTRAST("dB", 6),
    CHROMA("1", 12),
    LOGMEL("dB", 40),
    FORMANT("Hz", 3),
    FORMANT_BANDWIDTH("Hz", 3);

    private final String unit;
    private final int dims;

    Track(String unit) {
        this(unit, 1);
    }

    Track(String unit, int dims) {
        this.unit = unit;
        this.dims = dims;
    }

    String unit() {
        return unit;
    }

    int dims() {
        return dims;
    }

    /** Such as {@code alpha_ratio} or, counted from 0, {@code mfcc12}; formants are counted from 1, as phoneticians do. */
    String columnName(int dim) {
        String name = name().toLowerCase(Locale.ROOT);
        return switch (this) {
            case FORMANT -> "f" + (dim + 1);
            case FORMANT_BANDWIDTH -> "f" + (dim + 1) + "_bandwidth";
            case CHROMA -> name + "_" + PITCH_CLASSES[dim];
            default -> dims == 1 ? name : name + dim;
        };
    }

    private static final String[] PITCH_CLASSES = {"c", "cs", "d", "ds", "e", "f", "fs", "g", "gs", "a", "as", "b"};
}
