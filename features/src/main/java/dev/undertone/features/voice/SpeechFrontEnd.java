package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;
import java.util.Arrays;
import java.util.Optional;

/**
 * What every utterance goes through before its features: the mean is removed, what lies above a band if asked for, silent
 * ends are cut off, and active speech is scaled to one level if asked for. Immutable and thread-safe.
 *
 * <p>A frame (25 ms every 10 ms) is active if its energy above 80 Hz, after a median over five frames, is within 40 dB of the
 * loudest. Trimming keeps everything from 50 ms before the first active frame to 50 ms after the last, and at least
 * {@value #KEPT_SECONDS} s of a recording that has as much. Digital silence comes back as it was. Scaled samples may
 * exceed full scale; they are not clipped.
 */
public final class SpeechFrontEnd {

    /** The rate of the waveforms it takes. */
    public static final int SAMPLE_RATE_HZ = FrameEnergy.SAMPLE_RATE_HZ;

    private static final double KEPT_SECONDS = 0.25;
    private static final int MARGIN = SAMPLE_RATE_HZ / 20;
    private static final int MEDIAN = 5;

    private final FrontEndOptions options;
    private final Optional<BandLimit> band;

    public SpeechFrontEnd(FrontEndOptions options) {
        this.options = options;
        this.band = options.bandHz().stream()
                .mapToObj(hz -> new BandLimit(hz, SAMPLE_RATE_HZ))
                .findFirst();
    }

    /**
     * The prepared speech, of the same rate and channel.
     *
     * @param waveform at {@link #SAMPLE_RATE_HZ}, any length
     * @throws IllegalArgumentException if it has another rate
     */
    public Waveform apply(Waveform waveform) {
        if (waveform.sampleRateHz() != SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException("sampleRateHz must be " + SAMPLE_RATE_HZ + " but was "
                    + waveform.sampleRateHz() + "; resample first");
        }
        float[] samples = waveform.toArray();
        removeMean(samples);
        if (band.isPresent()) {
            samples = band.get().apply(samples);
        }
        double[] energy = smoothedEnergy(samples);
        double loudest = Arrays.stream(energy).max().orElse(0);
        if (loudest == 0) {
            return Waveform.of(samples, SAMPLE_RATE_HZ, waveform.channel());
        }
        double threshold = loudest * Math.pow(10, -FrameEnergy.ACTIVE_RANGE_DB / 10);
        if (options.levelDbfs().isPresent()) {
            double active =
                    Arrays.stream(energy).filter(e -> e >= threshold).average().orElseThrow();
            float gain = (float) (Math.pow(10, options.levelDbfs().getAsDouble() / 20) / Math.sqrt(active));
            for (int i = 0; i < samples.length; i++) {
                samples[i] *= gain;
            }
        }
        Waveform prepared = Waveform.of(samples, SAMPLE_RATE_HZ, waveform.channel());
        return options.trim() ? trim(prepared, energy, threshold) : prepared;
    }

    private static Waveform trim(Waveform waveform, double[] energy, double threshold) {
        int first = 0;
        while (energy[first] < threshold) {
            first++;
        }
        int last = energy.length - 1;
        while (energy[last] < threshold) {
            last--;
        }
        int from = Math.max(0, first * FrameEnergy.HOP - MARGIN);
        int to = Math.min(waveform.length(), last * FrameEnergy.HOP + FrameEnergy.WINDOW + MARGIN);
        int missing = (int) (KEPT_SECONDS * SAMPLE_RATE_HZ) - (to - from);
        if (missing > 0) {
            from = Math.max(0, from - missing / 2);
            to = Math.min(waveform.length(), from + (int) (KEPT_SECONDS * SAMPLE_RATE_HZ));
            from = Math.max(0, to - (int) (KEPT_SECONDS * SAMPLE_RATE_HZ));
        }
        return waveform.slice(from, to);
    }

    private static void removeMean(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample;
        }
        float mean = (float) (sum / Math.max(1, samples.length));
        for (int i = 0; i < samples.length; i++) {
            samples[i] -= mean;
        }
    }

    /** Mean square per frame, median-smoothed; one frame for what is shorter than a frame. */
    private static double[] smoothedEnergy(float[] samples) {
        double[] energy = FrameEnergy.of(samples);
        int frames = energy.length;
        double[] smoothed = new double[frames];
        double[] around = new double[MEDIAN];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < MEDIAN; i++) {
                around[i] = energy[Math.min(frames - 1, Math.max(0, frame + i - MEDIAN / 2))];
            }
            Arrays.sort(around);
            smoothed[frame] = around[MEDIAN / 2];
        }
        return smoothed;
    }
}
