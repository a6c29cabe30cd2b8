package dev.undertone.features.spectral;

/** Pitch scales on which filters are spaced evenly. */
public enum MelScale {
    /** {@code 2595·log10(1 + hz/700)}; O'Shaughnessy 1987, as in HTK. */
    HTK {
        @Override
        public double fromHz(double hz) {
            return 2595 * Math.log10(1 + hz / 700);
        }

        @Override
        public double toHz(double mel) {
            return 700 * (Math.pow(10, mel / 2595) - 1);
        }
    },

    /**
     * Linear (200/3 Hz a mel) up to 1000 Hz, logarithmic above (27 mels from 1000 to 6400 Hz); Slaney, Auditory Toolbox,
     * Interval technical report 1998-010.
     */
    SLANEY {
        @Override
        public double fromHz(double hz) {
            return hz < KNEE_HZ ? hz / HZ_PER_MEL : KNEE_MEL + Math.log(hz / KNEE_HZ) / LOG_STEP;
        }

        @Override
        public double toHz(double mel) {
            return mel < KNEE_MEL ? mel * HZ_PER_MEL : KNEE_HZ * Math.exp((mel - KNEE_MEL) * LOG_STEP);
        }
    };

    private static final double KNEE_HZ = 1000;
    private static final double HZ_PER_MEL = 200.0 / 3;
    private static final double KNEE_MEL = KNEE_HZ / HZ_PER_MEL;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    public abstract double fromHz(double hz);

    public abstract double toHz(double mel);
}
