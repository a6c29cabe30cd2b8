package dev.undertone.features.spectral;

/**
 * Options of {@link Pcen}.
 *
 * @param gain how much of the slow level is taken out, at least 0; 1 takes out all
 * @param bias added before the root, at least 0
 * @param power of the compression, at least 0; 0 is a logarithm
 * @param timeConstantSeconds of the slow level, above 0
 * @param floor least slow level, above 0
 */
public record PcenOptions(double gain, double bias, double power, double timeConstantSeconds, double floor) {

    public PcenOptions {
        requireNotNegative("gain", gain);
        requireNotNegative("bias", bias);
        requireNotNegative("power", power);
        requirePositive("timeConstantSeconds", timeConstantSeconds);
        requirePositive("floor", floor);
    }

    /** Gain 0.98, bias 2, power 0.5, 0.4 s and a floor of 1e-6, for energies of samples in -2^31..2^31. */
    public static PcenOptions defaults() {
        return new PcenOptions(0.98, 2, 0.5, 0.4, 1e-6);
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and at least 0 but was " + value);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0 but was " + value);
        }
    }
}
