package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * Per-channel energy normalisation: what stands out from a band's slow level, whatever that level is. With the slow level
 * {@code M[t] = (1 - s)·M[t-1] + s·E[t]}, {@code M[-1] = 1}, {@code PCEN = (E·(floor + M)^-gain + bias)^power -
 * bias^power}, or {@code ln(1 + E·(floor + M)^-gain)} for a power of 0. The smoothing is {@code s = (√(1 + 4T²) - 1) /
 * 2T²} for a time constant of T frames. Holds the level of the frames so far: one recording, one thread.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.2017.7953242">Wang, Getreuer, Hughes, Lyon and Saurous, Trainable frontend
 *     for robust and far-field keyword spotting, 2017</a>
 * @see <a href="https://doi.org/10.1109/LSP.2018.2878620">Lostanlen et al., Per-channel energy normalization: why and how,
 *     2019, for the smoothing</a>
 */
public final class Pcen {

    private final PcenOptions options;
    private final double smoothing;
    private final double[] level;

    /** @param bands energies per frame, at least 1 */
    public Pcen(PcenOptions options, int bands, double framesPerSecond) {
        if (bands < 1) {
            throw new IllegalArgumentException("bands must be at least 1 but was " + bands);
        }
        if (!(framesPerSecond > 0 && framesPerSecond < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("framesPerSecond must be finite and above 0 but was " + framesPerSecond);
        }
        this.options = options;
        double t = options.timeConstantSeconds() * framesPerSecond;
        this.smoothing = 2 / (1 + Math.sqrt(1 + 4 * t * t));
        this.level = new double[bands];
        Arrays.fill(level, 1);
    }

    /**
     * The next frame.
     *
     * @param energy one value of at least 0 per band, such as a mel band's magnitude
     * @param into filled with one value of at least 0 per band; 0 for silence
     * @throws IllegalArgumentException if an energy is negative or not finite
     */
    public void apply(float[] energy, float[] into) {
        for (int b = 0; b < level.length; b++) {
            double e = energy[b];
            if (!(e >= 0 && e < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "energies must be finite and at least 0 but band " + b + " was " + energy[b]);
            }
            level[b] += smoothing * (e - level[b]);
            double relative = e * Math.pow(options.floor() + level[b], -options.gain());
            into[b] = (float) compressed(relative);
        }
    }

    private double compressed(double relative) {
        if (options.power() == 0) {
            return Math.log1p(relative);
        }
        if (options.bias() == 0) {
            return Math.pow(relative, options.power());
        }
        // As differences of near powers would cancel.
        return Math.pow(options.bias(), options.power())
                * Math.expm1(options.power() * Math.log1p(relative / options.bias()));
    }
}
