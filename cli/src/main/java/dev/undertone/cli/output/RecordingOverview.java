package dev.undertone.cli.output;

import dev.undertone.audio.ChannelReader;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.WindowFunction;
import java.io.IOException;
import java.util.Arrays;

/**
 * A recording of any length as a few hundred columns to draw: its peaks, and its mel spectrogram up to 8 kHz. Built as
 * the audio streams by, in constant memory: whenever the columns are full, neighbours are merged.
 */
public final class RecordingOverview {

    /** The rate at which {@link #of} reads. */
    public static final int SAMPLE_RATE_HZ = 16_000;

    /** Rows of the spectrogram, lowest first, evenly spaced in mel from 50 Hz to 8 kHz. */
    public static final int BANDS = 80;

    private static final int MAX_COLUMNS = 1600;
    private static final int FFT = 512;
    private static final int HOP = 128;
    private static final double FLOOR = 1e-10;

    private final float[] low = new float[MAX_COLUMNS];
    private final float[] high = new float[MAX_COLUMNS];
    private final float[][] power = new float[MAX_COLUMNS][BANDS];
    private final int[] frames = new int[MAX_COLUMNS];
    private int columns;
    private int framesPerColumn = 1;

    private RecordingOverview() {}

    /** Reads the only channel of {@code audio}, at {@link #SAMPLE_RATE_HZ}, to its end. */
    public static RecordingOverview of(ChannelReader audio) throws IOException {
        RecordingOverview overview = new RecordingOverview();
        RealFft fft = new RealFft(FFT);
        RealFft.Workspace workspace = fft.newWorkspace();
        MelFilterbank filterbank =
                new MelFilterbank(new MelOptions(BANDS, 50, 8000, MelScale.HTK, MelNorm.NONE), SAMPLE_RATE_HZ, FFT);
        float[] window = WindowFunction.HANN.periodic(FFT);
        float[] frame = new float[FFT];
        float[] windowed = new float[FFT];
        float[] spectrum = new float[fft.bins()];
        float[] mel = new float[BANDS];
        float[][] hop = new float[1][HOP];
        for (int n = fill(audio, hop); n > 0; n = fill(audio, hop)) {
            System.arraycopy(frame, HOP, frame, 0, FFT - HOP);
            Arrays.fill(hop[0], n, HOP, 0);
            System.arraycopy(hop[0], 0, frame, FFT - HOP, HOP);
            for (int i = 0; i < FFT; i++) {
                windowed[i] = frame[i] * window[i];
            }
            fft.power(windowed, spectrum, workspace);
            filterbank.apply(spectrum, mel);
            overview.add(hop[0], mel);
        }
        return overview;
    }

    private static int fill(ChannelReader audio, float[][] hop) throws IOException {
        float[][] rest = new float[1][];
        int filled = 0;
        while (filled < HOP) {
            rest[0] = new float[HOP - filled];
            int n = audio.read(rest, HOP - filled);
            if (n < 0) {
                break;
            }
            System.arraycopy(rest[0], 0, hop[0], filled, n);
            filled += n;
        }
        return filled;
    }

    private void add(float[] samples, float[] mel) {
        if (columns == MAX_COLUMNS && frames[columns - 1] == framesPerColumn) {
            mergeNeighbours();
        }
        if (columns == 0 || frames[columns - 1] == framesPerColumn) {
            columns++;
            low[columns - 1] = 0;
            high[columns - 1] = 0;
            frames[columns - 1] = 0;
            Arrays.fill(power[columns - 1], 0);
        }
        int column = columns - 1;
        for (float sample : samples) {
            low[column] = Math.min(low[column], sample);
            high[column] = Math.max(high[column], sample);
        }
        for (int band = 0; band < BANDS; band++) {
            power[column][band] += mel[band];
        }
        frames[column]++;
    }

    private void mergeNeighbours() {
        for (int i = 0; i < MAX_COLUMNS / 2; i++) {
            low[i] = Math.min(low[2 * i], low[2 * i + 1]);
            high[i] = Math.max(high[2 * i], high[2 * i + 1]);
            frames[i] = frames[2 * i] + frames[2 * i + 1];
            for (int band = 0; band < BANDS; band++) {
                power[i][band] = power[2 * i][band] + power[2 * i + 1][band];
            }
        }
        columns = MAX_COLUMNS / 2;
        framesPerColumn *= 2;
    }

    /** Number of columns, 0 for an empty recording, never more than 1600. */
    public int columns() {
        return columns;
    }

    /** Lowest sample of a column. */
    public float low(int column) {
        return low[column];
    }

    /** Highest sample of a column. */
    public float high(int column) {
        return high[column];
    }

    /** Mean power of a column's band in dB. */
    public double decibels(int column, int band) {
        return 10 * Math.log10(Math.max(FLOOR, power[column][band] / frames[column]));
    }

    /** The loudest value of {@link #decibels}. */
    public double maxDecibels() {
        double max = 10 * Math.log10(FLOOR);
        for (int column = 0; column < columns; column++) {
            for (int band = 0; band < BANDS; band++) {
                max = Math.max(max, decibels(column, band));
            }
        }
        return max;
    }
}
