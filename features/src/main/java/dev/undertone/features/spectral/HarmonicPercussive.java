package dev.undertone.features.spectral;

import dev.undertone.audio.FloatStore;
import dev.undertone.audio.Waveform;
import java.util.Arrays;

/**
 * Parts a recording into what lasts, such as vowels and notes, and what strikes, such as plosives and drums: its spectra
 * times the {@link HarmonicPercussiveMasks}, put together again by overlapping windowed frames over the sum of their
 * squared windows. Without margins the two parts add up to the recording. Immutable and thread-safe.
 *
 * @see "FitzGerald, Harmonic/percussive separation using median filtering, DAFx 2010"
 * @see <a href="https://doi.org/10.1109/TASSP.1984.1164317">Griffin and Lim, Signal estimation from modified short-time
 *     Fourier transform, 1984, for the putting together</a>
 */
public final class HarmonicPercussive {

    private final HarmonicPercussiveOptions options;
    private final Stft stft;
    private final RealFft fft;
    private final float[] window;
    private final int hop;
    /** Far from both ends, by the place after a frame's first sample. */
    private final double[] squaredWindows;

    /**
     * Frames are centred, under a Hann window as long as the transform.
     *
     * @param fftSize power of two
     * @param hopSamples 1 to half of {@code fftSize}
     */
    public HarmonicPercussive(HarmonicPercussiveOptions options, int fftSize, int hopSamples) {
        if (hopSamples < 1 || hopSamples > fftSize / 2) {
            throw new IllegalArgumentException("hopSamples must be in 1.." + fftSize / 2
                    + " (half of fftSize), or frames would not cover the recording, but was " + hopSamples);
        }
        this.options = options;
        this.stft = new Stft(StftOptions.hann(fftSize, hopSamples));
        this.fft = new RealFft(fftSize);
        this.window = WindowFunction.HANN.periodic(fftSize);
        this.hop = hopSamples;
        this.squaredWindows = new double[hopSamples];
        for (int i = 0; i < hopSamples; i++) {
            int sample = fftSize / 2 + Math.floorMod(i - fftSize, hopSamples);
            squaredWindows[i] = squaredWindows(sample, Integer.MAX_VALUE);
        }
    }

    /** Transforms of 2048 samples every 512 and {@link HarmonicPercussiveOptions#defaults()}. */
    public static HarmonicPercussive defaults() {
        return new HarmonicPercussive(HarmonicPercussiveOptions.defaults(), 2048, 512);
    }

    /**
     * What lasts.
     *
     * @return as many samples; silence of silence
     * @throws IllegalArgumentException if a sample is not finite
     */
    public Waveform harmonic(Waveform waveform) {
        return separate(waveform, true);
    }

    /** What strikes; otherwise as {@link #harmonic}. */
    public Waveform percussive(Waveform waveform) {
        return separate(waveform, false);
    }

    private Waveform separate(Waveform waveform, boolean harmonic) {
        HarmonicPercussiveMasks masks =
                new HarmonicPercussiveMasks(options, new SpectrumReader(stft, waveform), fft.bins());
        float[] harmonicMask = new float[fft.bins()];
        float[] percussiveMask = new float[fft.bins()];
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        float[] frame = new float[fft.size()];
        RealFft.Workspace workspace = fft.newWorkspace();
        FloatStore.Builder out = new FloatStore.Builder();
        float[] sum = new float[fft.size()];
        for (int t = 0; masks.read(harmonicMask, percussiveMask); t++) {
            int start = t * hop - fft.size() / 2;
            cut(waveform, start, frame);
            fft.transform(frame, re, im, workspace);
            float[] mask = harmonic ? harmonicMask : percussiveMask;
            for (int k = 0; k < re.length; k++) {
                re[k] *= mask[k];
                im[k] *= mask[k];
            }
            invert(re, im, frame, workspace);
            for (int i = 0; i < frame.length; i++) {
                sum[i] += window[i] * frame[i];
            }
            boolean last = t == masks.frames() - 1;
            deliver(sum, start, last ? sum.length : hop, masks.frames(), waveform.length(), out);
            System.arraycopy(sum, hop, sum, 0, sum.length - hop);
            Arrays.fill(sum, sum.length - hop, sum.length, 0);
        }
        return Waveform.of(out.build(), waveform.sampleRateHz(), waveform.channel());
    }

    private void cut(Waveform waveform, int start, float[] frame) {
        int from = Math.max(0, start);
        int to = Math.max(from, Math.min(waveform.length(), start + frame.length));
        Arrays.fill(frame, 0);
        waveform.copyTo(from, frame, from - start, to - from);
        for (int i = 0; i < frame.length; i++) {
            if (!Float.isFinite(frame[i])) {
                throw new IllegalArgumentException(
                        "separation needs finite samples but sample " + (start + i) + " was " + frame[i]);
            }
            frame[i] *= window[i];
        }
    }

    /**
     * Samples from half a spectrum by one forward transform: with the real and imaginary parts added into one row of
     * numbers, even and odd parts of that row's spectrum are the cosine and the sine sums.
     */
    private void invert(float[] re, float[] im, float[] frame, RealFft.Workspace workspace) {
        int size = fft.size();
        frame[0] = re[0];
        frame[size / 2] = re[size / 2];
        for (int k = 1; k < size / 2; k++) {
            frame[k] = re[k] + im[k];
            frame[size - k] = re[k] - im[k];
        }
        fft.transform(frame, re, im, workspace);
        float scale = 1f / size;
        frame[0] = scale * re[0];
        frame[size / 2] = scale * re[size / 2];
        for (int n = 1; n < size / 2; n++) {
            frame[n] = scale * (re[n] + im[n]);
            frame[size - n] = scale * (re[n] - im[n]);
        }
    }

    /** Hands on what no later frame adds to, over the sum of the squared windows that lie there. */
    private void deliver(float[] sum, int start, int count, int frames, int samples, FloatStore.Builder out) {
        int reach = fft.size() / 2;
        int from = Math.max(0, -start);
        int to = Math.min(count, samples - start);
        for (int i = from; i < to; i++) {
            int sample = start + i;
            boolean inner = sample >= reach && sample < (long) (frames - 1) * hop - reach;
            double squares = inner ? squaredWindows[(sample + reach) % hop] : squaredWindows(sample, frames);
            sum[i] = squares < Float.MIN_NORMAL ? 0 : (float) (sum[i] / squares);
        }
        if (to > from) {
            out.append(sum, from, to - from);
        }
    }

    /** The sum of the squared windows at a sample, of the frames that there are. */
    private double squaredWindows(int sample, long frames) {
        int reach = fft.size() / 2;
        long first = Math.max(0, Math.floorDiv(sample - reach, hop) + 1);
        long end = Math.min(frames, ((long) sample + reach) / hop + 1);
        double squares = 0;
        for (long t = first; t < end; t++) {
            float weight = window[(int) (sample - t * hop + reach)];
            squares += (double) weight * weight;
        }
        return squares;
    }
}
