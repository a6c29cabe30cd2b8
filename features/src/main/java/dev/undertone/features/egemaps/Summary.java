package dev.undertone.features.egemaps;

import java.util.List;

/** Which functionals of a descriptor are kept. */
enum Summary {
    MEAN(1),
    MEAN_AND_VARIATION(2),
    FULL(10);

    private static final List<String> NAMES = List.of(
            "amean",
            "stddevNorm",
            "percentile20.0",
            "percentile50.0",
            "percentile80.0",
            "pctlrange0-2",
            "meanRisingSlope",
            "stddevRisingSlope",
            "meanFallingSlope",
            "stddevFallingSlope");

    private final int count;

    Summary(int count) {
        this.count = count;
    }

    List<String> names() {
        return NAMES.subList(0, count);
    }

    /** The unit of one of the functionals, given that of the descriptor. */
    static String unit(String name, String descriptorUnit) {
        if (name.equals("stddevNorm")) {
            return "1";
        }
        return name.endsWith("Slope") ? descriptorUnit + "/s" : descriptorUnit;
    }
}
