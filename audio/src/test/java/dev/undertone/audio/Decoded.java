package dev.undertone.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** All that comes out of a recording. */
final class Decoded {

    private final StreamFormat format;
    private final float[] samples;
    private final List<String> warnings;

    private Decoded(StreamFormat format, float[] samples, List<String> warnings) {
        this.format = format;
        this.samples = samples;
        this.warnings = warnings;
    }

    static Decoded of(byte[] file) throws IOException {
        return of(AudioReader.open(new ByteArrayInputStream(file), "test.bin"));
    }

    /** Reads in uneven chunks, so that a decoder which cares about chunk sizes is found out. */
    static Decoded of(AudioStream stream) throws IOException {
        try (stream) {
            int channels = stream.format().channels();
            float[] samples = new float[1 << 16];
            int filled = 0;
            for (int n = 0, wanted = 1; n >= 0; wanted = wanted * 7 % 4001 + 1) {
                if (filled + wanted * channels > samples.length) {
                    samples = Arrays.copyOf(samples, 2 * samples.length);
                }
                n = stream.read(samples, filled, wanted);
                filled += Math.max(n, 0) * channels;
            }
            return new Decoded(stream.format(), Arrays.copyOf(samples, filled), stream.warnings());
        }
    }

    StreamFormat format() {
        return format;
    }

    /** Interleaved; not copied, as tests do. */
    float[] samples() {
        return samples;
    }

    List<String> warnings() {
        return warnings;
    }

    int frames() {
        return samples.length / format.channels();
    }
}
