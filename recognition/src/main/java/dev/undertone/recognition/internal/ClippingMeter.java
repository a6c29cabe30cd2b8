package dev.undertone.recognition.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Passes samples on, mending those that are not finite and counting those that hit full scale. */
public final class ClippingMeter {

    private static final float FULL_SCALE = 0.999f;
    /** Music and speech mastered to the brim touch full scale one sample at a time; clipping stays there. */
    private static final int CLIPPED_RUN = 3;

    private static final double WORTH_A_WARNING = 1e-4;

    private long samples;
    private long notFinite;
    private long clipped;
    private int run;

    /** Copies samples to the start of {@code into}; those not finite become 0. */
    public void copy(float[] pcm, int from, int count, float[] into) {
        for (int i = 0; i < count; i++) {
            float x = pcm[from + i];
            if (!Float.isFinite(x)) {
                notFinite++;
                x = 0;
            }
            into[i] = x;
            if (Math.abs(x) < FULL_SCALE) {
                run = 0;
            } else if (++run == CLIPPED_RUN) {
                clipped += CLIPPED_RUN;
            } else if (run > CLIPPED_RUN) {
                clipped++;
            }
        }
        samples += count;
    }

    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (clipped > WORTH_A_WARNING * samples) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "clipped: %.2f %% of the samples are at full scale; record with less gain",
                    100.0 * clipped / samples));
        }
        if (notFinite > 0) {
            warnings.add(notFinite + " samples are not numbers and were heard as silence");
        }
        return warnings;
    }
}
