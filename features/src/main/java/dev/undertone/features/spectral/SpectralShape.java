package dev.undertone.features.spectral;

/**
 * How one frame's spectrum is distributed. Sums are kept in double precision. A silent spectrum gives 0 (flatness 1).
 * Immutable and thread-safe.
 *
 * @see <a href="https://recherche.ircam.fr/anasyn/peeters/ARTICLES/Peeters_2003_cuidadoaudiofeatures.pdf">Peeters, A large
 *     set of audio features for sound description, 2004, section 6.1</a>
 */
public final class SpectralShape {

    private final double hzPerBin;

    /** For spectra of {@code fftSize / 2 + 1} frequencies. */
    public SpectralShape(int sampleRateHz, int fftSize) {
        this.hzPerBin = (double) sampleRateHz / fftSize;
    }

    /** Centre of gravity: {@code Σ hz·s / Σ s}, in Hz. */
    public double centroidHz(float[] spectrum) {
        double sum = 0;
        double moment = 0;
        for (int k = 0; k < spectrum.length; k++) {
            sum += spectrum[k];
            moment += (double) k * spectrum[k];
        }
        return sum == 0 ? 0 : hzPerBin * moment / sum;
    }

    /** Spread about the centroid: {@code √(Σ (hz - centroid)²·s / Σ s)}, in Hz. */
    public double bandwidthHz(float[] spectrum, double centroidHz) {
        double centre = centroidHz / hzPerBin;
        double sum = 0;
        double moment = 0;
        for (int k = 0; k < spectrum.length; k++) {
            sum += spectrum[k];
            moment += (k - centre) * (k - centre) * spectrum[k];
        }
        return sum == 0 ? 0 : hzPerBin * Math.sqrt(moment / sum);
    }

    /**
     * The lowest frequency at and below which lies that share of the spectrum's sum, in Hz.
     *
     * @param share above 0 and below 1, such as 0.85
     */
    public double rolloffHz(float[] spectrum, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("roll-off share must be above 0 and below 1 but was " + share);
        }
        double total = 0;
        for (float value : spectrum) {
            total += value;
        }
        double sum = 0;
        for (int k = 0; k < spectrum.length; k++) {
            sum += spectrum[k];
            if (sum >= share * total) {
                return k * hzPerBin;
            }
        }
        return (spectrum.length - 1) * hzPerBin;
    }

    /**
     * Slope of the straight line fitted by least squares to the spectrum over a range of frequencies: {@code Σ (hz -
     * mean hz)·(s - mean s) / Σ (hz - mean hz)²}, in the spectrum's unit per Hz. A silent or flat spectrum gives 0.
     *
     * @param spectrum in any unit, such as dB
     * @param minHz at least 0
     * @param maxHz above {@code minHz} and at most half the sample rate; the range must hold two frequencies
     */
    public double slope(float[] spectrum, double minHz, double maxHz) {
        double nyquistHz = (spectrum.length - 1) * hzPerBin;
        int first = (int) Math.ceil(minHz / hzPerBin);
        int last = (int) Math.floor(maxHz / hzPerBin);
        if (!(minHz >= 0 && maxHz <= nyquistHz && last > first)) {
            throw new IllegalArgumentException("slope must be over a range within 0.." + nyquistHz
                    + " Hz that holds two frequencies, " + hzPerBin + " Hz apart, but was over " + minHz + " to "
                    + maxHz
                    + " Hz");
        }
        double centre = (first + last) / 2.0;
        double covariance = 0;
        double variance = 0;
        for (int k = first; k <= last; k++) {
            covariance += (k - centre) * spectrum[k];
            variance += (k - centre) * (k - centre);
        }
        return covariance / variance / hzPerBin;
    }

    /** Geometric over arithmetic mean of the powers, each at least 1e-10: near 0 for a tone, 1 for a flat spectrum. */
    public static double flatness(float[] power) {
        double logSum = 0;
        double sum = 0;
        // Four floats of at most 1e38 multiply to a double without overflow: one logarithm instead of four.
        double product = 1;
        for (int k = 0; k < power.length; k++) {
            double value = Math.max(power[k], Decibels.MIN_POWER);
            sum += value;
            product *= value;
            if ((k & 3) == 3) {
                logSum += Math.log(product);
                product = 1;
            }
        }
        logSum += Math.log(product);
        return Math.exp(logSum / power.length) / (sum / power.length);
    }

    /**
     * Change of shape from one frame to the next, whatever their loudness: {@code √Σ (b/Σb - a/Σa)²}, in 0..√2.
     *
     * @see <a href="https://doi.org/10.1109/ICASSP.1997.596192">Scheirer and Slaney, Construction and evaluation of a robust
     *     multifeature speech/music discriminator, 1997</a>
     */
    public static double flux(float[] previous, float[] current) {
        double scaleA = inverseSum(previous);
        double scaleB = inverseSum(current);
        double sum = 0;
        for (int k = 0; k < current.length; k++) {
            double difference = scaleB * current[k] - scaleA * previous[k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static double inverseSum(float[] spectrum) {
        double sum = 0;
        for (float value : spectrum) {
            sum += value;
        }
        return sum == 0 ? 0 : 1 / sum;
    }
}
