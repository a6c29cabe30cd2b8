package dev.undertone.cli.plot;

/**
 * How spectra are measured and drawn.
 *
 * @param windowSeconds of a spectrogram's frames, in 0.004..0.2: short windows resolve time, long ones single harmonics
 * @param axis on which a spectrogram's frequencies lie
 * @param maxHz the highest frequency drawn, above 200
 * @param rangeDb decibels from the loudest value, the brightest colour, to the darkest, in 10..120
 */
public record PlotOptions(double windowSeconds, FrequencyAxis axis, double maxHz, double rangeDb) {

    public PlotOptions {
        requireIn("window", windowSeconds * 1000, 4, 200, "ms");
        requireIn("highest frequency", maxHz, 200, 100_000, "Hz");
        requireIn("range", rangeDb, 10, 120, "dB");
    }

    /** 32 ms, all frequencies of 16 kHz recordings evenly spaced, 70 dB. */
    public static PlotOptions defaults() {
        return new PlotOptions(0.032, FrequencyAxis.LINEAR, 8000, 70);
    }

    private static void requireIn(String name, double value, double least, double most, String unit) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be in " + least + ".." + most + " " + unit + " but was " + value);
        }
    }
}
