package dev.undertone.cli.plot;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.ChannelReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads the same stretch of any recording.
 *
 * @param channel one channel or the mix
 * @param sampleRateHz to which recordings are resampled
 * @param endSeconds above {@code startSeconds}; beyond a recording's end it is that end
 */
public record ClipReader(ChannelSelection channel, int sampleRateHz, double startSeconds, double endSeconds) {

    private static final int BLOCK = 16 * 1024;

    public ClipReader {
        if (channel instanceof ChannelSelection.Each) {
            throw new IllegalArgumentException("channel must be mix, left, right or a number from 1 but was each");
        }
    }

    /**
     * Reads and closes the recording.
     *
     * @param name what to call it in messages; its last part is its title
     * @throws AudioException if it cannot be decoded, ends before the stretch begins, or has more samples in it than
     *     {@link AudioReader#MAX_SAMPLES_IN_MEMORY}
     */
    public Clip read(AudioStream stream, String name) throws IOException {
        try (ChannelReader reader = ChannelReader.open(stream, name, channel, sampleRateHz)) {
            long first = Math.round(startSeconds * sampleRateHz);
            long end = Double.isInfinite(endSeconds) ? Long.MAX_VALUE : Math.round(endSeconds * sampleRateHz);
            float[][] block = new float[1][BLOCK];
            float[] samples = new float[BLOCK];
            int length = 0;
            long at = 0;
            for (int n = reader.read(block, BLOCK); n >= 0 && at < end; n = reader.read(block, BLOCK)) {
                int from = (int) Math.max(0, Math.min(n, first - at));
                int kept = (int) Math.min(n, end - at) - from;
                if ((long) length + kept > AudioReader.MAX_SAMPLES_IN_MEMORY) {
                    throw new AudioException(
                            name,
                            "over " + AudioReader.MAX_SAMPLES_IN_MEMORY / sampleRateHz / 60
                                    + " minutes are too long for one picture",
                            "choose a stretch with --start and --end");
                }
                if (length + kept > samples.length) {
                    samples = Arrays.copyOf(samples, Math.max(length + kept, samples.length * 2));
                }
                System.arraycopy(block[0], from, samples, length, Math.max(0, kept));
                length += Math.max(0, kept);
                at += n;
            }
            if (first > 0 && at <= first) {
                throw new AudioException(
                        name,
                        String.format(
                                Locale.ROOT,
                                "ends at %.2f s, before the stretch from %.2f s on",
                                (double) at / sampleRateHz,
                                startSeconds),
                        "choose an earlier --start");
            }
            return new Clip(
                    String.valueOf(Path.of(name).getFileName()),
                    Waveform.of(Arrays.copyOf(samples, length), sampleRateHz),
                    startSeconds);
        }
    }
}
