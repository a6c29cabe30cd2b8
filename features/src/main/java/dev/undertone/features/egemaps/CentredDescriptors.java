package dev.undertone.features.egemaps;

import dev.undertone.audio.Waveform;
import java.util.Arrays;
import java.util.List;

/**
 * The low-level descriptors of one recording, smoothed as in {@link EgemapsV02Descriptors}, in frames that are centred on
 * multiples of 10 ms: {@code 1 + samples/160} of them. There a row is named after the sample with which its windows begin;
 * here those of 20 ms move by one row and those of 60 ms by three, so that a value stands where the middle of its sound
 * is. Frames before the first and after the last window have its value, or 0 (no value) in descriptors of the voice.
 * Memory grows by 10 kB a second.
 */
public final class CentredDescriptors {

    /** The only rate at which they are defined. */
    public static final int SAMPLE_RATE_HZ = DescriptorTracks.SAMPLE_RATE_HZ;

    /** Samples from frame to frame. */
    public static final int HOP = DescriptorTracks.HOP;

    /** The shortest recording. */
    public static final int MINIMUM_SAMPLES = DescriptorTracks.PITCH_WINDOW;

    private static final int SPECTRAL_SHIFT = DescriptorTracks.SPECTRAL_WINDOW / 2 / HOP;
    private static final int PITCH_SHIFT = DescriptorTracks.PITCH_WINDOW / 2 / HOP;

    private final DescriptorTracks tracks;
    private final int frames;

    /** @param recording of 16 kHz, 960 samples to six hours long */
    public CentredDescriptors(Waveform recording) {
        int length = recording.length();
        if (recording.sampleRateHz() != SAMPLE_RATE_HZ
                || length < MINIMUM_SAMPLES
                || length > DescriptorTracks.MAXIMUM_SAMPLES) {
            throw new IllegalArgumentException("descriptors of eGeMAPS need " + MINIMUM_SAMPLES + " to "
                    + DescriptorTracks.MAXIMUM_SAMPLES + " samples (6 hours) of " + SAMPLE_RATE_HZ
                    + " Hz but were given "
                    + length + " of " + recording.sampleRateHz() + " Hz");
        }
        tracks = DescriptorPass.over(recording);
        frames = 1 + length / HOP;
    }

    /** The published names, such as {@code Loudness_sma3}. */
    public static List<String> names() {
        return Arrays.stream(Descriptor.values()).map(Descriptor::smoothedName).toList();
    }

    /** Of a descriptor. */
    public static String unit(String name) {
        return named(name).unit();
    }

    /** Whether 0 says that a frame has no value. */
    public static boolean zeroIsNone(String name) {
        return named(name).zeroIsNone();
    }

    /** A descriptor's values, one per frame. */
    public float[] column(String name) {
        Descriptor descriptor = named(name);
        float[] smoothed = new float[tracks.spectralFrames()];
        tracks.smooth(descriptor, smoothed);
        int shift = descriptor.onPitchFrames() ? PITCH_SHIFT : SPECTRAL_SHIFT;
        float[] column = new float[frames];
        for (int frame = 0; frame < frames; frame++) {
            int row = frame - shift;
            int nearest = Math.max(0, Math.min(smoothed.length - 1, row));
            column[frame] = row == nearest || !descriptor.zeroIsNone() ? smoothed[nearest] : 0;
        }
        return column;
    }

    private static Descriptor named(String name) {
        return Arrays.stream(Descriptor.values())
                .filter(descriptor -> descriptor.smoothedName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a descriptor must be one of " + names() + " but was " + name));
    }
}
