package dev.undertone.corpora;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import java.io.IOException;
import java.util.Arrays;

/** Decodes what an utterance is: its file, or the segment of it. */
public final class UtteranceAudio {

    private static final int BLOCK = 16 * 1024;

    /** Tables round to milliseconds or frames of video, so that a segment may end a little after its recording. */
    private static final double BEYOND_END_SECONDS = 0.1;

    private UtteranceAudio() {}

    /**
     * Reads the utterance with all channels averaged.
     *
     * @throws AudioException if the file cannot be decoded or held in memory, or ends before the segment does
     */
    public static Waveform read(Utterance utterance, int sampleRateHz) throws IOException {
        return read(utterance, new ChannelSelection.Mix(), sampleRateHz);
    }

    /**
     * Reads one channel of the utterance.
     *
     * @param channel any but each
     * @throws AudioException likewise, and if the file lacks the channel
     */
    public static Waveform read(Utterance utterance, ChannelSelection channel, int sampleRateHz) throws IOException {
        if (utterance.segment().isEmpty()) {
            return AudioReader.read(utterance.file(), channel, sampleRateHz).get(0);
        }
        return read(utterance, utterance.segment().get(), channel, sampleRateHz);
    }

    private static Waveform read(Utterance utterance, Segment segment, ChannelSelection channel, int sampleRateHz)
            throws IOException {
        String name = utterance.file().toString();
        long from = Math.round(segment.startSeconds() * sampleRateHz);
        long to =
                segment.endSeconds().map(end -> Math.round(end * sampleRateHz)).orElse(Long.MAX_VALUE);
        float[] kept = new float[BLOCK];
        int length = 0;
        long position = 0;
        try (ChannelReader reader =
                ChannelReader.open(AudioReader.open(utterance.file()), name, channel, sampleRateHz)) {
            float[][] block = new float[1][BLOCK];
            for (int n = 0; n >= 0 && position < to; n = reader.read(block, BLOCK)) {
                int begin = (int) Math.max(0, Math.min(n, from - position));
                int end = (int) Math.min(n, to - position);
                if (end > begin) {
                    if (length + (long) (end - begin) > AudioReader.MAX_SAMPLES_IN_MEMORY) {
                        throw new AudioException(
                                name,
                                "the segment " + segment + " s is too long to be held in memory",
                                "cut it into shorter ones");
                    }
                    kept = length + end - begin > kept.length
                            ? Arrays.copyOf(kept, Math.max(length + end - begin, 2 * kept.length))
                            : kept;
                    System.arraycopy(block[0], begin, kept, length, end - begin);
                    length += end - begin;
                }
                position += n;
            }
        }
        boolean cutShort = to != Long.MAX_VALUE && to - position > BEYOND_END_SECONDS * sampleRateHz;
        if (length == 0 || cutShort) {
            throw new AudioException(
                    name,
                    "lasts " + (float) position / sampleRateHz + " s but the segment is " + segment + " s",
                    "correct start and end of utterance " + utterance.id());
        }
        return Waveform.of(Arrays.copyOf(kept, length), sampleRateHz);
    }
}
