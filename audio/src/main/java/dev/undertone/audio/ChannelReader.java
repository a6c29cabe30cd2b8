package dev.undertone.audio;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The selected channels of a recording at a chosen rate, pulled in chunks in constant memory. Used by one thread. */
public final class ChannelReader implements Closeable {

    /** Long, because the resampler goes more than twice as fast on long chunks. */
    private static final int BLOCK_FRAMES = 16 * 1024;

    private final AudioStream stream;
    private final ChannelSelection selection;
    private final List<Channel> channels;
    private final float[] interleaved;
    private final float[][] selected;
    private final Resampler @Nullable [] resamplers;
    /** What {@link #read} hands out next: {@code selected} itself where the rates agree. */
    private final float[][] ready;

    private int readyFrom;
    private int readyTo;
    private boolean ended;

    private ChannelReader(AudioStream stream, ChannelSelection selection, List<Channel> channels, int sampleRateHz) {
        this.stream = stream;
        this.selection = selection;
        this.channels = channels;
        StreamFormat format = stream.format();
        interleaved = new float[BLOCK_FRAMES * format.channels()];
        selected = new float[channels.size()][BLOCK_FRAMES];
        if (format.sampleRateHz() == sampleRateHz) {
            resamplers = null;
            ready = selected;
        } else {
            resamplers = new Resampler[channels.size()];
            for (int c = 0; c < resamplers.length; c++) {
                resamplers[c] = Resampler.of(format.sampleRateHz(), sampleRateHz);
            }
            int most = Math.max(resamplers[0].maxOutput(BLOCK_FRAMES), resamplers[0].maxOutput(0));
            ready = new float[channels.size()][most];
        }
    }

    /**
     * Reads from a stream, which {@link #close} then closes (as does a failure here).
     *
     * @param name what to call the recording in messages
     * @throws AudioException if the recording has no such channel or its rate cannot be brought to this one
     */
    public static ChannelReader open(AudioStream stream, String name, ChannelSelection selection, int sampleRateHz)
            throws IOException {
        int present = stream.format().channels();
        try {
            List<Channel> channels = selection.of(present);
            return new ChannelReader(stream, selection, channels, sampleRateHz);
        } catch (IllegalArgumentException e) {
            stream.close();
            String remedy = selection instanceof ChannelSelection.One
                    ? "it has " + (present == 1 ? "one channel" : present + " channels")
                            + "; choose one of them, each or mix"
                    : "convert it to a usual sampling rate";
            throw new AudioException(name, String.valueOf(e.getMessage()), remedy, e);
        }
    }

    /** Where each row that {@link #read} fills comes from. */
    public List<Channel> channels() {
        return channels;
    }

    /** The recording's own format, before channel selection and resampling. */
    public StreamFormat format() {
        return stream.format();
    }

    /** What the user should know of this recording; complete once {@link #read} has returned -1. */
    public List<String> warnings() {
        return stream.warnings();
    }

    /**
     * Fills the first samples of each row.
     *
     * @param into [channels][at least frames]
     * @param frames at least 1
     * @return the number of samples put into each row, at least 1, or -1 at the end
     */
    public int read(float[][] into, int frames) throws IOException {
        while (readyFrom == readyTo) {
            if (ended) {
                return -1;
            }
            refill();
        }
        int n = Math.min(frames, readyTo - readyFrom);
        for (int c = 0; c < ready.length; c++) {
            System.arraycopy(ready[c], readyFrom, into[c], 0, n);
        }
        readyFrom += n;
        return n;
    }

    private void refill() throws IOException {
        int frames = fill();
        ended = frames == 0;
        readyFrom = 0;
        readyTo = 0;
        if (!ended) {
            select(frames);
        }
        if (resamplers == null) {
            readyTo = frames;
            return;
        }
        for (int c = 0; c < ready.length; c++) {
            readyTo = ended
                    ? resamplers[c].flush(ready[c], 0)
                    : resamplers[c].process(selected[c], 0, frames, ready[c], 0);
        }
    }

    /** Reads a whole block unless the recording ends before. */
    private int fill() throws IOException {
        int channelsPresent = stream.format().channels();
        int frames = 0;
        while (frames < BLOCK_FRAMES) {
            int n = stream.read(interleaved, frames * channelsPresent, BLOCK_FRAMES - frames);
            if (n < 0) {
                break;
            }
            frames += n;
        }
        return frames;
    }

    private void select(int frames) {
        int present = stream.format().channels();
        if (selection instanceof ChannelSelection.Mix) {
            for (int i = 0, at = 0; i < frames; i++) {
                double sum = 0;
                for (int c = 0; c < present; c++) {
                    sum += interleaved[at++];
                }
                selected[0][i] = (float) (sum / present);
            }
            return;
        }
        int first = selection instanceof ChannelSelection.One one ? one.index() : 0;
        for (int c = 0; c < selected.length; c++) {
            for (int i = 0, at = first + c; i < frames; i++, at += present) {
                selected[c][i] = interleaved[at];
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
