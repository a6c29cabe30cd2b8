package dev.undertone.recognition.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures, on the frames of speech, what makes a model trained on clean wide-band recordings less sure. */
public final class SpeechQuality {

    private static final double QUIET_DBFS = -45;
    /** Wide-band speech has far more of its power above 4.5 kHz than this; a telephone's filter leaves less. */
    private static final double NARROW_BAND_DB = -50;

    private static final int ENOUGH_FRAMES = 50;
    private static final double CUTOFF_HZ = 4500;
    private static final double RATE_HZ = 16_000;
    /** Quality factors of the four sections of an eighth-order Butterworth filter. */
    private static final double[] Q = {0.50979558, 0.60134489, 0.89997622, 2.56291545};

    private final HighPass[] sections = new HighPass[Q.length];
    private double power;
    private double highPower;
    private long samples;
    private long frames;

    public SpeechQuality() {
        for (int i = 0; i < Q.length; i++) {
            sections[i] = new HighPass(Q[i]);
        }
    }

    /** Takes the next frame at 16 kHz. */
    public void frame(float[] frame, boolean speech) {
        double all = 0;
        double high = 0;
        for (float sample : frame) {
            double y = sample;
            for (HighPass section : sections) {
                y = section.next(y);
            }
            all += (double) sample * sample;
            high += y * y;
        }
        if (speech) {
            power += all;
            highPower += high;
            samples += frame.length;
            frames++;
        }
    }

    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (frames < ENOUGH_FRAMES || power <= 0) {
            return warnings;
        }
        double dbfs = 10 * Math.log10(power / samples);
        if (dbfs < QUIET_DBFS) {
            warnings.add(String.format(
                    Locale.ROOT, "very quiet: speech is at %.0f dBFS; record closer or with more gain", dbfs));
        }
        if (10 * Math.log10(highPower / power + 1e-12) < NARROW_BAND_DB) {
            warnings.add("telephone band: nothing above about 4 kHz; the model learnt from wide-band speech and is less"
                    + " sure here");
        }
        return warnings;
    }

    /** A second-order section (R. Bristow-Johnson, Audio EQ Cookbook). */
    private static final class HighPass {
        private final double b0;
        private final double a1;
        private final double a2;
        private double x1;
        private double x2;
        private double y1;
        private double y2;

        HighPass(double q) {
            double w = 2 * Math.PI * CUTOFF_HZ / RATE_HZ;
            double alpha = Math.sin(w) / (2 * q);
            double a0 = 1 + alpha;
            b0 = (1 + Math.cos(w)) / 2 / a0;
            a1 = -2 * Math.cos(w) / a0;
            a2 = (1 - alpha) / a0;
        }

        double next(double x) {
            double y = b0 * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            return y;
        }
    }
}
