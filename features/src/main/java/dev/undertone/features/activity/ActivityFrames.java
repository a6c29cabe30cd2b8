package dev.undertone.features.activity;

import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.WindowFunction;
import java.util.Arrays;

/**
 * Sound at 16 kHz to one {@link ActivityFrame} every 10 ms: bands, level and pitch of 32 ms around the middle of the
 * frame. Only 100–4000 Hz are heard, so that a telephone and a studio sound alike. Chunks may be of any size.
 */
final class ActivityFrames {

    static final int RATE_HZ = 16_000;
    static final int HOP = 160;
    private static final int SIZE = 512;
    /** The first window reaches this far before the first sample, so that it is centred on the first frame. */
    private static final int LEAD = (SIZE - HOP) / 2;

    private static final int BANDS = 20;
    private static final int LOW_BANDS_END = 7;
    private static final int HIGH_BANDS_START = 13;
    /** Power spectrum up to 4 kHz, mirrored: its transform is the autocorrelation at 8 kHz. */
    private static final int LAG_SIZE = 256;

    private static final double LAG_RATE_HZ = 8000;
    private static final int FIRST_BIN = 3;
    private static final int MIN_LAG = 8;
    private static final int MAX_LAG = 115;
    /** A shorter lag with almost as high a peak is the period; longer ones are its multiples. */
    private static final float FIRST_PEAK_SHARE = 0.9f;
    /** Far below the quantisation noise of 16 bits: only digital silence falls to it. */
    private static final float FLOOR_POWER = 1e-12f;

    private static final float[] WINDOW = WindowFunction.HANN.periodic(SIZE);
    private static final RealFft FFT = new RealFft(SIZE);
    private static final RealFft LAG_FFT = new RealFft(LAG_SIZE);
    private static final MelFilterbank MEL =
            new MelFilterbank(new MelOptions(BANDS, 100, 4000, MelScale.HTK, MelNorm.NONE), RATE_HZ, SIZE);
    private static final float[][] DCT = dct();
    /** Turns the sum of a windowed frame's power spectrum into mean square amplitude. */
    private static final float POWER_SCALE = powerScale();

    private static final float[] LAG_GAIN = lagGain();

    private final RealFft.Workspace fftSpace = FFT.newWorkspace();
    private final RealFft.Workspace lagSpace = LAG_FFT.newWorkspace();
    private final float[] recent = new float[SIZE];
    private final float[] windowed = new float[SIZE];
    private final float[] power = new float[FFT.bins()];
    private final float[] mel = new float[BANDS];
    private final float[] mirrored = new float[LAG_SIZE];
    private final float[] lags = new float[LAG_FFT.bins()];
    private final float[] unused = new float[LAG_FFT.bins()];
    private final ActivityFrame frame = new ActivityFrame();
    private int filled = LEAD;
    private long heard;
    private long frames;

    /** Hears samples and passes on each frame that is complete. */
    void accept(float[] samples, int from, int count, Sink sink) {
        heard += count;
        push(samples, from, count, sink);
    }

    /** Passes on the frames still owed, as if silence followed; the last one may be only partly filled. */
    void finish(Sink sink) {
        long total = (heard + HOP - 1) / HOP;
        float[] silence = new float[HOP];
        while (frames < total) {
            push(silence, 0, HOP, sink);
        }
    }

    private void push(float[] samples, int from, int count, Sink sink) {
        int taken = 0;
        while (taken < count) {
            int n = Math.min(count - taken, SIZE - filled);
            System.arraycopy(samples, from + taken, recent, filled, n);
            filled += n;
            taken += n;
            if (filled == SIZE) {
                analyse();
                frames++;
                sink.frame(frame);
                System.arraycopy(recent, HOP, recent, 0, SIZE - HOP);
                filled = SIZE - HOP;
            }
        }
    }

    private void analyse() {
        for (int i = 0; i < SIZE; i++) {
            windowed[i] = recent[i] * WINDOW[i];
        }
        FFT.power(windowed, power, fftSpace);
        MEL.apply(power, mel);
        float low = 0;
        float high = 0;
        float all = 0;
        float meanDb = 0;
        for (int band = 0; band < BANDS; band++) {
            float value = mel[band] * POWER_SCALE + FLOOR_POWER;
            all += value;
            low += band < LOW_BANDS_END ? value : 0;
            high += band >= HIGH_BANDS_START ? value : 0;
            mel[band] = db(value);
            meanDb += mel[band] / BANDS;
        }
        frame.levelDb = db(all);
        frame.lowDb = db(low);
        frame.highDb = db(high);
        frame.flatnessDb = meanDb - db(all / BANDS);
        // A band 45 dB below the frame is masked by the others; what lies there is noise or silence.
        float masked = frame.levelDb - 45;
        for (int band = 0; band < BANDS; band++) {
            mel[band] = Math.max(mel[band], masked);
        }
        for (int c = 0; c < ActivityFrame.CEPSTRA; c++) {
            float sum = 0;
            for (int band = 0; band < BANDS; band++) {
                sum += DCT[c][band] * mel[band];
            }
            frame.cepstra[c] = sum;
        }
        findPitch();
    }

    private void findPitch() {
        Arrays.fill(mirrored, 0);
        for (int k = FIRST_BIN; k < LAG_SIZE / 2; k++) {
            mirrored[k] = power[k];
            mirrored[LAG_SIZE - k] = power[k];
        }
        LAG_FFT.transform(mirrored, lags, unused, lagSpace);
        float total = lags[0] + 1e-9f;
        for (int lag = 0; lag <= MAX_LAG + 1; lag++) {
            lags[lag] = lags[lag] / total * LAG_GAIN[lag];
        }
        double highest = 0;
        for (int lag = MIN_LAG; lag <= MAX_LAG; lag++) {
            if (isPeak(lag)) {
                highest = Math.max(highest, height(lag));
            }
        }
        frame.harmonicity = (float) Math.min(1, highest);
        frame.pitchOctaves = 0;
        for (int lag = MIN_LAG; lag <= MAX_LAG && highest > 0; lag++) {
            if (isPeak(lag) && height(lag) >= FIRST_PEAK_SHARE * highest) {
                frame.pitchOctaves = (float) (Math.log(LAG_RATE_HZ / (lag + offset(lag)) / 100) / Math.log(2));
                break;
            }
        }
    }

    private boolean isPeak(int lag) {
        return lags[lag] > lags[lag - 1] && lags[lag] >= lags[lag + 1];
    }

    /** How high the parabola through a peak and its neighbours is. */
    private double height(int lag) {
        return lags[lag] - 0.25 * (lags[lag - 1] - lags[lag + 1]) * offset(lag);
    }

    /** Where the parabola through a peak and its neighbours has its top, relative to the peak. */
    private double offset(int lag) {
        double before = lags[lag - 1];
        double after = lags[lag + 1];
        return 0.5 * (before - after) / (before - 2.0 * lags[lag] + after);
    }

    private static float db(float power) {
        return (float) (10 * Math.log10(power));
    }

    private static float powerScale() {
        double sum = 0;
        for (float w : WINDOW) {
            sum += (double) w * w;
        }
        return (float) (2 / (sum * SIZE));
    }

    /**
     * Undoes the taper that the window puts on the autocorrelation (P. Boersma 1993). The transform is circular: what
     * lies beyond its middle comes back at the other end, and counts too.
     */
    private static float[] lagGain() {
        double[] taper = new double[LAG_SIZE + 1];
        for (int lag = 0; lag < taper.length; lag++) {
            for (int n = 0; n + 2 * lag < SIZE; n++) {
                taper[lag] += WINDOW[n] * WINDOW[n + 2 * lag];
            }
        }
        float[] gain = new float[MAX_LAG + 2];
        for (int lag = 0; lag < gain.length; lag++) {
            gain[lag] = (float) (taper[0] / (taper[lag] + taper[LAG_SIZE - lag]));
        }
        return gain;
    }

    private static float[][] dct() {
        float[][] dct = new float[ActivityFrame.CEPSTRA][BANDS];
        for (int c = 0; c < dct.length; c++) {
            for (int band = 0; band < BANDS; band++) {
                dct[c][band] = (float) (Math.sqrt(2.0 / BANDS) * Math.cos(Math.PI * (c + 1) * (band + 0.5) / BANDS));
            }
        }
        return dct;
    }

    /** Takes one frame; the object is reused for the next. */
    @FunctionalInterface
    interface Sink {
        void frame(ActivityFrame frame);
    }
}
