package dev.undertone.audio.ffmpeg;

import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A track's samples, frame by frame. */
final class FfmpegStream implements AudioStream {

    private static final double TRUNCATED_SECONDS = 0.5;

    private final AudioTrack track;
    private final FloatConverter converter;
    private final Closeable source;
    private final StreamFormat format;
    private final double announcedSeconds;

    private float[] samples = {};
    private int position;
    private long delivered;
    private boolean ended;
    private boolean closed;

    /**
     * @param track closed with this stream
     * @param source closed after it
     */
    FfmpegStream(AudioTrack track, Closeable source) {
        this.track = track;
        this.converter = new FloatConverter(track.codec());
        this.source = source;
        this.announcedSeconds = track.announcedSeconds();
        this.format = new StreamFormat(
                "ffmpeg " + track.codecName(),
                track.codec().sample_rate(),
                track.codec().ch_layout().nb_channels());
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int read(float[] into, int offset, int frames) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        int wanted = frames * format.channels();
        int done = 0;
        while (done < wanted && (position < samples.length || decode())) {
            int n = Math.min(wanted - done, samples.length - position);
            System.arraycopy(samples, position, into, offset + done, n);
            position += n;
            done += n;
        }
        delivered += done / format.channels();
        return done == 0 ? -1 : done / format.channels();
    }

    private boolean decode() throws IOException {
        position = 0;
        samples = new float[0];
        while (!ended && samples.length == 0) {
            AVFrame frame = track.next();
            if (frame == null) {
                ended = true;
            } else {
                samples = converter.convert(frame);
            }
        }
        return samples.length > 0;
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        double seconds = (double) delivered / format.sampleRateHz();
        if (track.damaged() > 0) {
            warnings.add("damaged: " + track.damaged() + " packets could not be decoded and were left out");
        }
        if (ended && seconds < announcedSeconds - TRUNCATED_SECONDS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "truncated: the header announces %.2f s, the file ends after %.2f s",
                    announcedSeconds,
                    seconds));
        }
        return warnings;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            converter.close();
            track.close();
            source.close();
        }
    }
}
