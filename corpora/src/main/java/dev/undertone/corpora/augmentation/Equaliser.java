package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.RealFft;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Another microphone or loudspeaker: a smooth frequency response, drawn anew for each recording. The gains of bands an
 * octave apart, from {@value #LOWEST_HZ} Hz upwards, are drawn one by one; a tilt around 1 kHz is added; between the bands
 * decibels run straight over the octaves. Linear phase, in time, and as long as the recording.
 *
 * @param bandDb gain of each octave band in dB, in -30..30
 * @param tiltDb by how many dB each octave is louder than the one below, in -12..12
 * @see <a href="https://doi.org/10.1109/TASSP.1977.1162941">Allen and Rabiner (1977)</a> on filtering by blocks of spectra
 */
public record Equaliser(Range bandDb, Range tiltDb) implements Augmentation {

    private static final double LOWEST_HZ = 62.5;
    private static final int OCTAVES = 9;
    private static final double CENTRE_OCTAVE = 4;
    private static final double RESPONSE_SECONDS = 0.032;

    private static final Range BAND_LIMITS_DB = new Range(-30, 30);
    private static final Range TILT_LIMITS_DB = new Range(-12, 12);
    private static final AugmentationOption<Range> BAND = AugmentationOption.range(
            "db", "dB", BAND_LIMITS_DB, defaults().bandDb(), "gain of each octave band, drawn one by one");
    private static final AugmentationOption<Range> TILT = AugmentationOption.range(
            "tilt", "dB", TILT_LIMITS_DB, defaults().tiltDb(), "by how much each octave exceeds the one below");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "equaliser",
            "the smooth frequency response of another microphone",
            List.of(BAND, TILT),
            (chosen, speech) -> new Equaliser(chosen.value(BAND), chosen.value(TILT)));

    public Equaliser {
        bandDb.requireWithin("gain of a band in dB", BAND_LIMITS_DB);
        tiltDb.requireWithin("tilt in dB per octave", TILT_LIMITS_DB);
    }

    /** Bands of up to 6 dB either way, tilted by up to 3 dB an octave. */
    public static Equaliser defaults() {
        return new Equaliser(new Range(-6, 6), new Range(-3, 3));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        float[] response = response(in.sampleRateHz(), random);
        int delay = response.length / 2;
        float[] samples = Samples.of(in);
        float[] filtered = Convolution.apply(Arrays.copyOf(samples, samples.length + delay), response);
        return Samples.as(in, Arrays.copyOfRange(filtered, delay, delay + samples.length));
    }

    /** Symmetric around its middle sample, by the window method: a wanted magnitude, transformed back and faded out. */
    private float[] response(int sampleRateHz, RandomGenerator random) {
        double[] gains = new double[OCTAVES];
        for (int o = 0; o < OCTAVES; o++) {
            gains[o] = bandDb.draw(random);
        }
        double tilt = tiltDb.draw(random);
        int size = Integer.highestOneBit((int) (2 * RESPONSE_SECONDS * sampleRateHz) - 1);
        RealFft fft = new RealFft(size);
        float[] re = new float[fft.bins()];
        for (int k = 0; k < re.length; k++) {
            double octave = octave((double) k * sampleRateHz / size);
            int below = Math.min((int) octave, OCTAVES - 2);
            double share = octave - below;
            double db = gains[below] * (1 - share) + gains[below + 1] * share + tilt * (octave - CENTRE_OCTAVE);
            re[k] = (float) (Math.pow(10, db / 20) * (k % 2 == 0 ? 1 : -1));
        }
        float[] response = new float[size];
        fft.inverse(re, new float[fft.bins()], response, fft.newWorkspace());
        for (int i = 0; i < size; i++) {
            response[i] *= (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
        }
        return response;
    }

    private static double octave(double hz) {
        return hz <= LOWEST_HZ ? 0 : Math.min(OCTAVES - 1.0, Math.log(hz / LOWEST_HZ) / Math.log(2));
    }
}
