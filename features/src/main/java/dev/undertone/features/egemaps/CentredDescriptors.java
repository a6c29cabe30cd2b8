package dev.undertone.features.egemaps;

import dev.undertone.audio.Waveform;
import java.util.Arrays;
import java.util.List;

/**
 * The low-level descriptors of one recording, smoothed as in {@link EgemapsV02Descriptors}, in frames that are centred on
 * multiples of 10 ms: {@code 1 + samples/160} of them. There a row is named after the sample with which its windows begin;
 * here those of 20 ms move by one row and those of 60 ms by three, so that a value stands where the middle of its sound
 * is. Frames before the first and after the last window have its value, or 0 (no value) in descriptors of the voice.
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

    /** Fills {@code into} with a descriptor's values in {@code count} frames from {@code from} on. */
    public void read(String name, int from, int count, float[] into) {
        Descriptor descriptor = named(name);
        int shift = descriptor.onPitchFrames() ? PITCH_SHIFT : SPECTRAL_SHIFT;
        int first = nearest(from - shift);
        float[] smoothed = new float[nearest(from + count - 1 - shift) + 1 - first];
        tracks.smooth(descriptor, first, smoothed.length, smoothed);
        for (int i = 0; i < count; i++) {
            int row = from + i - shift;
            into[i] = row == nearest(row) || !descriptor.zeroIsNone() ? smoothed[nearest(row) - first] : 0;
        }
    }

    /** The row that stands in for one that may not exist. */
    private int nearest(int row) {
        return Math.max(0, Math.min(tracks.spectralFrames() - 1, row));
    }

    private static Descriptor named(String name) {
        return Arrays.stream(Descriptor.values())
                .filter(descriptor -> descriptor.smoothedName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a descriptor must be one of " + names() + " but was " + name));
    }
}
