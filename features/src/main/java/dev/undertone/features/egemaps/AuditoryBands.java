package dev.undertone.features.egemaps;

import dev.undertone.features.internal.FastLogarithms;
import dev.undertone.features.spectral.Lanes;
import dev.undertone.features.spectral.MelScale;
import dev.undertone.features.spectral.SpectrumBlock;
import java.util.Arrays;
import java.util.List;

/**
 * A block of frames of 20 ms at once in 26 mel bands from 20 to 8000 Hz, and what follows from them: loudness and the cepstral coefficients 1
 * to 4. Holds scratch memory: used by one thread.
 *
 * <ul>
 *   <li>Loudness: {@code Σ (equalLoudness(f[b])·power[b])^0.33} over the bands, the approximation of perceptual linear
 *       prediction, times {@value #SCALE}, the scale of the reference outputs. Linear in amplitude to the power of 0.66:
 *       20 dB more are 4.57 times the loudness.
 *   <li>MFCC: {@code √(2/26)·Σ ln(power[b])·cos(πn(b+½)/26)·(1 + 11·sin(πn/22))}, as HTK defines them.
 * </ul>
 *
 * A band's power is at least that of one step of 16 bits.
 *
 * @see <a href="https://doi.org/10.1121/1.399423">Hermansky, Perceptual linear predictive analysis of speech, 1990</a>
 */
final class AuditoryBands {

    static final int FFT_SIZE = 512;

    private static final int LANES = SpectrumBlock.LANES;
    private static final int BANDS = 26;
    private static final double LOWEST_HZ = 20;
    private static final double HIGHEST_HZ = 8000;
    private static final double HZ_PER_BIN = (double) DescriptorTracks.SAMPLE_RATE_HZ / FFT_SIZE;
    /** HTK's rounding leaves out what lies less than one and a half bins above the lowest frequency's own. */
    private static final int FIRST_BIN = (int) (LOWEST_HZ / HZ_PER_BIN + 1.5);

    private static final int END_BIN = FFT_SIZE / 2;
    private static final double EXPONENT = 0.33;
    private static final float SCALE = 0.0690206f;
    private static final float SMALLEST = 1f / (1 << 30);
    private static final List<Descriptor> MFCC = Descriptor.MFCC;
    private static final double LIFTER = 22;

    private static final int[] FIRST = new int[BANDS];
    /** Each band's shares of the frequencies from its first on. */
    private static final float[][] SHARES = new float[BANDS][];

    private static final float[] LOUDNESS_OCTAVES = new float[BANDS];
    private static final float[][] COSINES = new float[MFCC.size()][BANDS];

    static {
        double lowest = MelScale.HTK.fromHz(LOWEST_HZ);
        double melPerBand = (MelScale.HTK.fromHz(HIGHEST_HZ) - lowest) / (BANDS + 1);
        for (int b = 0; b < BANDS; b++) {
            float[] shares = new float[END_BIN];
            int count = 0;
            for (int k = FIRST_BIN; k < END_BIN; k++) {
                double distance = (MelScale.HTK.fromHz(k * HZ_PER_BIN) - lowest) / melPerBand - (b + 1);
                if (Math.abs(distance) < 1) {
                    FIRST[b] = count == 0 ? k : FIRST[b];
                    shares[count++] = (float) (1 - Math.abs(distance));
                }
            }
            SHARES[b] = Arrays.copyOf(shares, count);
            double centreHz = MelScale.HTK.toHz(lowest + (b + 1) * melPerBand);
            LOUDNESS_OCTAVES[b] = (float) (EXPONENT * Math.log(equalLoudness(centreHz)) / Math.log(2));
        }
        for (int n = 1; n <= MFCC.size(); n++) {
            double scale = Math.sqrt(2.0 / BANDS) * (1 + LIFTER / 2 * Math.sin(Math.PI * n / LIFTER)) * Math.log(2);
            for (int b = 0; b < BANDS; b++) {
                COSINES[n - 1][b] = (float) (scale * Math.cos(Math.PI * n * (b + 0.5) / BANDS));
            }
        }
    }

    /**
     * The ear's sensitivity at 40 dB as PLP approximates it. Above the audiometer's 5 kHz it falls with the seventh power
     * of frequency, found from the reference outputs; Hermansky's own term has the sixth.
     */
    private static double equalLoudness(double hz) {
        double omega = 2 * Math.PI * hz;
        double square = omega * omega;
        return (square + 56.8e6)
                * square
                * square
                / ((square + 6.3e6) * (square + 6.3e6) * (square + 0.38e9) * (1 + Math.pow(omega, 7) / 1.7e31));
    }

    private final float[][] octaves = new float[BANDS][LANES];
    private final float[] row = new float[LANES];

    /**
     * Fills in {@code count} frames.
     *
     * @param spectrum {@code |X[k]|²} of the 257 frequencies of 20 ms frames, {@code [257][LANES]}
     */
    void measure(float[][] spectrum, int firstFrame, int count, DescriptorTracks into) {
        Arrays.fill(row, 0);
        for (int b = 0; b < BANDS; b++) {
            float[] band = octaves[b];
            Lanes.weightedSum(SHARES[b], spectrum, FIRST[b], band);
            for (int lane = 0; lane < count; lane++) {
                band[lane] = FastLogarithms.log2(Math.max(band[lane], SMALLEST));
                row[lane] += FastLogarithms.exp2((float) EXPONENT * band[lane] + LOUDNESS_OCTAVES[b]);
            }
        }
        for (int lane = 0; lane < count; lane++) {
            row[lane] *= SCALE;
        }
        into.set(Descriptor.LOUDNESS, firstFrame, count, row);
        for (int n = 0; n < MFCC.size(); n++) {
            Lanes.weightedSum(COSINES[n], octaves, 0, row);
            into.set(MFCC.get(n), firstFrame, count, row);
        }
    }
}
