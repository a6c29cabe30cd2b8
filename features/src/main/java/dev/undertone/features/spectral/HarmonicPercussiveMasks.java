package dev.undertone.features.spectral;

/**
 * The shares of what lasts and of what strikes in a recording's spectra, frame after frame. With H the median of a
 * frequency's magnitudes over neighbouring frames and P that of a frame's magnitudes over neighbouring frequencies, what
 * lasts has the share {@code H^p / (H^p + (margin·P)^p)}, what strikes {@code P^p / (P^p + (margin·H)^p)}. Beyond the
 * ends, frames and frequencies are mirrored. Memory does not grow with the recording. Used by one thread.
 *
 * @see "FitzGerald, Harmonic/percussive separation using median filtering, DAFx 2010"
 * @see "Driedger, Müller and Disch, Extending harmonic-percussive separation of audio signals, ISMIR 2014, for the
 *     margins"
 */
public final class HarmonicPercussiveMasks {

    private static final int LANES = SpectrumBlock.LANES;

    private final HarmonicPercussiveOptions options;
    private final SpectrumReader reader;
    private final SpectrumBlock block;
    private final int bins;
    private final int frames;
    /** Of the newest frames: frame t is at t modulo the length. */
    private final int[][] magnitude;

    private final int[][] percussive;
    private final int[][] blockMagnitude;
    private final int[][] blockMedian;
    private final int[] zeros;
    private final int[] harmonic;
    private final RunningMedian overTime;
    private int read;
    private int next;

    /**
     * @param reader at the recording's first frame; read by this from now on
     * @param bins frequencies, see {@link Stft#bins()}
     */
    public HarmonicPercussiveMasks(HarmonicPercussiveOptions options, SpectrumReader reader, int bins) {
        this.options = options;
        this.reader = reader;
        this.block = new SpectrumBlock(bins);
        this.bins = bins;
        this.frames = reader.frames();
        int kept = LANES + 2 * options.timeFrames();
        this.magnitude = new int[kept][bins];
        this.percussive = new int[kept][bins];
        this.blockMagnitude = new int[bins][LANES];
        this.blockMedian = new int[bins][LANES];
        this.zeros = new int[Math.max(bins, LANES)];
        this.harmonic = new int[bins];
        this.overTime = new RunningMedian(options.timeFrames(), bins);
    }

    /** Number of frames of the whole recording. */
    public int frames() {
        return frames;
    }

    /**
     * The next frame's masks.
     *
     * @param harmonicMask filled with the share of what lasts per frequency, 0..1
     * @param percussiveMask likewise of what strikes. Where the medians are 0, as in silence, both are one half, with a
     *     margin above 1 both are 0
     * @return whether there was a frame; if not, the masks are left as they were
     */
    public boolean read(float[] harmonicMask, float[] percussiveMask) {
        if (next == frames) {
            return false;
        }
        int reach = options.timeFrames() / 2;
        while (read < Math.min(frames, next + reach + 1)) {
            readBlock();
        }
        if (next == 0) {
            for (int t = -reach; t <= reach; t++) {
                overTime.replace(zeros, magnitudeAt(t));
            }
        } else {
            overTime.replace(magnitudeAt(next - reach - 1), magnitudeAt(next + reach));
        }
        overTime.copyMedians(harmonic);
        mask(harmonic, percussive[next % percussive.length], options.harmonicMargin(), harmonicMask);
        if (options.harmonicMargin() == 1 && options.percussiveMargin() == 1) {
            for (int k = 0; k < bins; k++) {
                percussiveMask[k] = 1 - harmonicMask[k];
            }
        } else {
            mask(percussive[next % percussive.length], harmonic, options.percussiveMargin(), percussiveMask);
        }
        next++;
        return true;
    }

    private int[] magnitudeAt(int frame) {
        return magnitude[mirrored(frame, frames) % magnitude.length];
    }

    /** The index in 0..n-1 that stands at i when the row is mirrored at its ends, which repeat, again and again. */
    private static int mirrored(int i, int n) {
        int within = Math.floorMod(i, 2 * n);
        return within < n ? within : 2 * n - 1 - within;
    }

    private void readBlock() {
        if (!reader.read(block)) {
            throw new IllegalStateException(
                    "the spectra ended at frame " + read + " of " + frames + "; nobody else may read from the reader");
        }
        float[][] power = block.power();
        for (int k = 0; k < bins; k++) {
            int[] row = blockMagnitude[k];
            for (int lane = 0; lane < LANES; lane++) {
                row[lane] = Float.floatToRawIntBits((float) Math.sqrt(power[k][lane]));
            }
        }
        RunningMedian overFrequency = new RunningMedian(options.frequencyBins(), LANES);
        int reach = options.frequencyBins() / 2;
        for (int k = -reach; k < reach; k++) {
            overFrequency.replace(zeros, blockMagnitude[mirrored(k, bins)]);
        }
        for (int k = 0; k < bins; k++) {
            int[] leaving = k == 0 ? zeros : blockMagnitude[mirrored(k - reach - 1, bins)];
            overFrequency.replace(leaving, blockMagnitude[mirrored(k + reach, bins)]);
            overFrequency.copyMedians(blockMedian[k]);
        }
        for (int lane = 0; lane < block.frames(); lane++) {
            int slot = (read + lane) % magnitude.length;
            for (int k = 0; k < bins; k++) {
                magnitude[slot][k] = blockMagnitude[k][lane];
                percussive[slot][k] = blockMedian[k][lane];
            }
        }
        read += block.frames();
    }

    private void mask(int[] own, int[] other, double margin, float[] into) {
        float scale = (float) margin;
        float silent = options.harmonicMargin() == 1 && options.percussiveMargin() == 1 ? 0.5f : 0;
        double power = options.power();
        for (int k = 0; k < bins; k++) {
            float a = Float.intBitsToFloat(own[k]);
            float b = scale * Float.intBitsToFloat(other[k]);
            float greatest = Math.max(a, b);
            if (!(greatest >= Float.MIN_NORMAL && greatest <= Float.MAX_VALUE)) {
                into[k] = silent;
            } else if (power == 2) {
                // Scaled before squaring, so that nothing over- or underflows.
                float x = a / greatest;
                float y = b / greatest;
                into[k] = x * x / (x * x + y * y);
            } else {
                double x = Math.pow(a / greatest, power);
                into[k] = (float) (x / (x + Math.pow(b / greatest, power)));
            }
        }
    }
}
