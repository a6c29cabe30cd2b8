package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Framing;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import dev.undertone.features.spectral.WindowFunction;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How well a recording was made, judged from itself: its long-term spectrum, the highest frequency in it, and the distance
 * of its loud parts from its floor. Any sampling rate. Immutable.
 */
public final class RecordingQuality {

    /** Width of the bands of the long-term spectrum. */
    public static final double BAND_HZ = 125;

    /** How many bands there are, up to 24 kHz. */
    public static final int BANDS = 192;

    /** Level of a band or frame with nothing in it, relative to full scale. */
    public static final double FLOOR_DB = -150;

    /** A band this far below the strongest band holds nothing worth hearing. */
    static final double BANDWIDTH_RANGE_DB = 75;

    private static final double FRAME_SECONDS = 0.02;
    private static final double LOUD_SHARE = 0.95;
    private static final double QUIET_SHARE = 0.10;
    private static final int LEAST_FRAMES = 10;

    private final double[] bandDb;
    private final double snrDb;
    private final boolean hasSnr;

    private RecordingQuality(double[] bandDb, OptionalDouble snrDb) {
        this.bandDb = bandDb;
        this.snrDb = snrDb.orElse(0);
        this.hasSnr = snrDb.isPresent();
    }

    /** Measures a recording; one shorter than 32 ms is padded with silence. */
    public static RecordingQuality of(Waveform waveform) {
        return new RecordingQuality(bands(waveform), snr(waveform));
    }

    private static double[] bands(Waveform waveform) {
        int rate = waveform.sampleRateHz();
        int window = Integer.highestOneBit(Math.max(64, (int) (0.064 * rate)));
        Stft stft = new Stft(new StftOptions(window, window, window / 2, WindowFunction.HANN, Framing.WHOLE));
        float[] samples = Arrays.copyOf(waveform.toArray(), Math.max(window, waveform.length()));
        float[] power = new float[stft.bins()];
        double[] sum = new double[stft.bins()];
        Stft.Workspace workspace = stft.newWorkspace();
        int frames = stft.frames(samples.length);
        for (int frame = 0; frame < frames; frame++) {
            stft.power(samples, frame, power, workspace);
            for (int bin = 0; bin < power.length; bin++) {
                sum[bin] += power[bin] / frames;
            }
        }
        // A full-scale sine summed over its bins: N·Σw² / 4, with Σw² = 3N/8 for Hann.
        double fullScale = 3.0 * window * window / 32;
        double[] decibels = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            int from = (int) Math.ceil(band * BAND_HZ * window / rate);
            int to = (int) Math.min(sum.length - 1, Math.ceil((band + 1) * BAND_HZ * window / rate));
            double energy = 0;
            for (int bin = from; bin < to; bin++) {
                energy += sum[bin] / fullScale;
            }
            decibels[band] = Math.max(FLOOR_DB, 10 * Math.log10(energy));
        }
        return decibels;
    }

    private static OptionalDouble snr(Waveform waveform) {
        int frame = Math.max(1, (int) (FRAME_SECONDS * waveform.sampleRateHz()));
        double[] levels = new double[waveform.length() / frame];
        int count = 0;
        for (int from = 0; from + frame <= waveform.length(); from += frame) {
            double energy = 0;
            for (int i = from; i < from + frame; i++) {
                energy += (double) waveform.sample(i) * waveform.sample(i) / frame;
            }
            if (energy > Math.pow(10, FLOOR_DB / 10)) {
                levels[count++] = 10 * Math.log10(energy);
            }
        }
        if (count < LEAST_FRAMES) {
            return OptionalDouble.empty();
        }
        Arrays.sort(levels, 0, count);
        double loud = levels[(int) Math.round(LOUD_SHARE * (count - 1))];
        double quiet = levels[(int) Math.round(QUIET_SHARE * (count - 1))];
        return OptionalDouble.of(loud - quiet);
    }

    /**
     * The mean level of a band over the recording, in dB relative to a full-scale sine; {@link #FLOOR_DB} for nothing.
     *
     * @param band reaches from {@code band · 125} Hz to the next; beyond half the sampling rate there is nothing
     */
    public double bandDb(int band) {
        return bandDb[band];
    }

    /**
     * The upper edge of the highest band less than 75 dB below the strongest, in Hz: where the recording ends, whatever
     * its sampling rate promises. 0 for digital silence.
     */
    public double bandwidthHz() {
        double strongest = Arrays.stream(bandDb).max().orElseThrow();
        for (int band = BANDS - 1; band >= 0; band--) {
            if (bandDb[band] > Math.max(FLOOR_DB, strongest - BANDWIDTH_RANGE_DB)) {
                return (band + 1) * BAND_HZ;
            }
        }
        return 0;
    }

    /**
     * An estimate of the signal-to-noise ratio in dB: the level that 5 % of the 20 ms frames exceed less that which 90 %
     * exceed, digital silence left out. Speech without pauses has no frame of mere noise, so that the estimate is then too
     * low; a gate that mutes pauses makes it too high. Empty for less than ten frames with sound.
     */
    public OptionalDouble snrDb() {
        return hasSnr ? OptionalDouble.of(snrDb) : OptionalDouble.empty();
    }
}
