package dev.undertone.audio;

import dev.undertone.audio.internal.ParallelLanes;
import dev.undertone.audio.internal.ResamplingFilter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes the sampling rate of one channel by band-limited interpolation with a linear-phase Kaiser-windowed sinc
 * (J. O. Smith, "Digital Audio Resampling"; Kaiser 1974 for the window).
 *
 * <ul>
 *   <li>Passband ripple under 0.01 dB up to 0.9 of the lower of the two Nyquist frequencies; everything beyond that
 *       Nyquist frequency at least 90 dB down, so aliases and images are too.
 *   <li>Output sample {@code k} lies at input time {@code k * fromHz / toHz}: no delay. The recording counts as zero
 *       outside its ends. {@code n} samples become {@code ceil(n * toHz / fromHz)}.
 *   <li>However the input is cut into chunks, the output is the same, bit for bit.
 * </ul>
 *
 * <p>Not thread-safe; memory does not grow with the length of the recording.
 */
public final class Resampler {

    private static final int BLOCK = 8192;

    private final ResamplingFilter filter;
    private final @Nullable ParallelLanes lanes;
    private final float[] buffer;
    private int filled;
    private int nextTap;
    private long phase;

    private Resampler(ResamplingFilter filter) {
        this.filter = filter;
        this.lanes = ParallelLanes.suit(filter) ? new ParallelLanes(filter) : null;
        int block = lanes == null ? BLOCK : lanes.inputs();
        this.buffer = new float[filter.taps() - 1 + block + filter.half()];
        restart();
    }

    /**
     * A resampler at the start of a recording.
     *
     * @throws IllegalArgumentException if a rate is not positive, or one is more than 256 times the other
     */
    public static Resampler of(int fromHz, int toHz) {
        if (fromHz <= 0 || toHz <= 0) {
            throw new IllegalArgumentException(
                    "sampling rates must be positive but were from " + fromHz + " Hz to " + toHz + " Hz");
        }
        return new Resampler(ResamplingFilter.of(toHz, fromHz));
    }

    /** The whole waveform at another rate; {@code ceil(length * toHz / rate)} samples. */
    public static Waveform resample(Waveform waveform, int toHz) {
        if (waveform.sampleRateHz() == toHz) {
            return waveform;
        }
        float[] out = of(waveform.sampleRateHz(), toHz).whole(waveform.toArray());
        return Waveform.of(out, toHz, waveform.channel());
    }

    /**
     * All samples with their number multiplied by a ratio, as for speed copies.
     *
     * @param ratio output rate over input rate, in 1/256..256; below 1 played at the old rate is faster and higher
     * @return {@code ceil(samples.length * ratio)} samples
     */
    public static float[] resample(float[] samples, double ratio) {
        return new Resampler(ResamplingFilter.of(ratio)).whole(samples);
    }

    private float[] whole(float[] samples) {
        float[] out = new float[maxOutput(samples.length)];
        int n = process(samples, 0, samples.length, out, 0);
        n += flush(out, n);
        return Arrays.copyOf(out, n);
    }

    /**
     * An upper bound on what {@link #process} returns for that many samples, and, for 0 samples, on what {@link #flush}
     * returns. A {@code process} and the {@code flush} after it together stay within it too if nothing came before.
     */
    public int maxOutput(int inputSamples) {
        long waiting = filter.taps() + (long) inputSamples;
        return Math.toIntExact(waiting * filter.up() / filter.down() + 2);
    }

    /**
     * Takes {@code count} samples and writes those outputs that no later input can change. They lag the input by half
     * the filter's length: 64 samples of the lower rate.
     *
     * @return the number of samples written to {@code out} from {@code outFrom} on
     * @throws IndexOutOfBoundsException if {@code in} is shorter than said, or {@code out} too short for what is due;
     *     {@link #maxOutput} is always enough
     */
    public int process(float[] in, int from, int count, float[] out, int outFrom) {
        Objects.checkFromIndexSize(from, count, in.length);
        if (filter.up() == filter.down()) {
            System.arraycopy(in, from, out, outFrom, count);
            return count;
        }
        int written = 0;
        int taken = 0;
        while (taken < count) {
            int n = Math.min(count - taken, buffer.length - filter.half() - filled);
            System.arraycopy(in, from + taken, buffer, filled, n);
            filled += n;
            taken += n;
            written += produce(filled - filter.taps(), out, outFrom + written);
        }
        return written;
    }

    /**
     * Writes what is still due at the end of the recording; the resampler is then ready for another recording.
     *
     * @return the number of samples written to {@code out} from {@code outFrom} on
     */
    public int flush(float[] out, int outFrom) {
        int lastTap = filled - filter.half();
        Arrays.fill(buffer, filled, filled + filter.half(), 0);
        filled += filter.half();
        int written = produce(lastTap, out, outFrom);
        restart();
        return written;
    }

    /** Starts with silence before the first sample, so that output 0 is centred on input 0. */
    private void restart() {
        filled = filter.half() - 1;
        Arrays.fill(buffer, 0, filled, 0);
        nextTap = 0;
        phase = 0;
    }

    /** Writes every output whose first tap lies at or before {@code lastTap} and drops the samples no longer needed. */
    private int produce(int lastTap, float[] out, int outFrom) {
        int up = filter.up();
        int step = filter.down() / up;
        int phaseStep = filter.down() % up;
        int n = 0;
        while (lanes != null && nextTap + lanes.inputs() - 1 <= lastTap) {
            lanes.apply((int) phase, buffer, nextTap, out, outFrom + n);
            nextTap += lanes.inputs();
            n += lanes.outputs();
        }
        while (nextTap <= lastTap) {
            out[outFrom + n++] = filter.apply(phase, buffer, nextTap);
            nextTap += step;
            phase += phaseStep;
            if (phase >= up) {
                phase -= up;
                nextTap++;
            }
        }
        int used = Math.min(nextTap, filled);
        System.arraycopy(buffer, used, buffer, 0, filled - used);
        filled -= used;
        nextTap -= used;
        return n;
    }
}
