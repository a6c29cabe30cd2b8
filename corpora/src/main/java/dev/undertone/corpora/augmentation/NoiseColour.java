package dev.undertone.corpora.augmentation;

import java.util.random.RandomGenerator;

/** How a noise's power lies over frequency. */
public enum NoiseColour {
    /** The same at all frequencies. */
    WHITE {
        @Override
        void colour(float[] white) {}
    },
    /**
     * Falling by 3 dB per octave between 0.0005 and 0.45 of the sample rate, within 0.5 dB: three pairs of a pole and a
     * zero, evenly spaced in octaves.
     *
     * @see <a href="https://ccrma.stanford.edu/~jos/sasp/">J. O. Smith, Spectral Audio Signal Processing, example:
     *     synthesis of 1/f noise</a>
     */
    PINK {
        @Override
        void colour(float[] white) {
            for (int stage = 0; stage < POLES.length; stage++) {
                filter(white, POLES[stage], ZEROS[stage]);
            }
        }
    },
    /** Falling by 6 dB per octave above 0.0008 of the sample rate. */
    BROWN {
        @Override
        void colour(float[] white) {
            filter(white, 0.995, 0);
        }
    };

    private static final double[] POLES = {0.99572754, 0.94790649, 0.53567505};
    private static final double[] ZEROS = {0.98443604, 0.83392334, 0.07568359};

    abstract void colour(float[] white);

    /** Noise of this colour, of no particular level. */
    float[] draw(int samples, RandomGenerator random) {
        float[] out = new float[samples];
        for (int i = 0; i < samples; i++) {
            out[i] = (float) random.nextGaussian();
        }
        colour(out);
        return out;
    }

    private static void filter(float[] samples, double pole, double zero) {
        double before = 0;
        double y = 0;
        for (int i = 0; i < samples.length; i++) {
            double x = samples[i];
            y = x - zero * before + pole * y;
            before = x;
            samples[i] = (float) y;
        }
    }
}
