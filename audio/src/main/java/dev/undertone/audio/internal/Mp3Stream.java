package dev.undertone.audio.internal;

import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.Obuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes MPEG audio frames to floats, never rounded to 16 bits, and drops the samples that coding put around the
 * recording: the decoder's own delay always, the encoder's delay and padding where the file tells them.
 */
final class Mp3Stream implements AudioStream {

    /** JLayer's full scale, less than 32768 to keep its 16-bit output from clipping. */
    private static final float FULL_SCALE = 32_700;

    /** Samples by which overlapped transforms and filter bank lag: 528 + 1 as LAME counts them. */
    private static final int LAYER_3_DELAY = 529;

    /** The lag of analysis and synthesis filter bank alone. */
    private static final int FILTER_BANK_DELAY = 481;

    private final MpegFrames frames;
    private final StreamFormat format;
    private final int samplesPerFrame;
    private final long announcedFrames;
    private final int dropUntil;
    /** Samples in {@code paddingFrom..paddingTo} are padding; empty if none is known. */
    private final long paddingFrom;

    private final long paddingTo;
    private final Decoder decoder = new Decoder();
    private final Bitstream bits;
    private final FrameSamples decoded = new FrameSamples();
    private final List<String> warnings = new ArrayList<>();

    private byte @Nullable [] pending;
    private long frameCount;
    private long goodFrames;
    private int position;
    private int available;

    Mp3Stream(MpegFrames frames, MpegHeader header, byte[] first) {
        this.frames = frames;
        this.format = new StreamFormat(
                "mpeg-" + (header.version() == 25 ? "2.5" : header.version()) + " layer " + header.layer(),
                header.sampleRateHz(),
                header.channels());
        this.samplesPerFrame = header.samplesPerFrame();
        InfoFrame info = InfoFrame.parse(header, first);
        this.pending = info == null ? first : null;
        int decoderDelay = header.layer() == 3 ? LAYER_3_DELAY : FILTER_BANK_DELAY;
        this.announcedFrames = info == null ? 0 : info.frames();
        this.dropUntil = decoderDelay + (info == null ? 0 : info.delay());
        this.paddingTo = announcedFrames * samplesPerFrame;
        int padding = info == null ? 0 : Math.max(0, info.padding() - decoderDelay);
        this.paddingFrom = Math.max(0, paddingTo - padding);
        this.decoder.setOutputBuffer(decoded);
        this.bits = new Bitstream(new FrameInput());
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int read(float[] into, int offset, int frames) throws IOException {
        while (position == available) {
            if (!nextFrame()) {
                return -1;
            }
        }
        int n = Math.min(frames, available - position);
        for (int c = 0; c < format.channels(); c++) {
            for (int i = 0, at = offset + c; i < n; i++, at += format.channels()) {
                into[at] = decoded.samples[c][position + i] / FULL_SCALE;
            }
        }
        position += n;
        return n;
    }

    private boolean nextFrame() throws IOException {
        decoded.clear_buffer();
        boolean good = false;
        try {
            Header header = bits.readFrame();
            if (header == null) {
                finish();
                return false;
            }
            decoder.decodeFrame(header, bits);
            good = true;
        } catch (JavaLayerException | RuntimeException e) {
            // A broken frame is silent, so that what follows keeps its place in time.
            decoded.clear_buffer();
        }
        bits.closeFrame();
        frameCount++;
        goodFrames += good ? 1 : 0;
        long start = (frameCount - 1) * samplesPerFrame;
        position = (int) Math.min(samplesPerFrame, Math.max(0, dropUntil - start));
        available = samplesPerFrame;
        if (start < paddingTo && start + samplesPerFrame > paddingFrom) {
            available = (int) Math.max(position, paddingFrom - start);
        }
        if (goodFrames == 0) {
            position = available;
        }
        return true;
    }

    private void finish() {
        if (goodFrames < frameCount) {
            warnings.add("damaged: " + (frameCount - goodFrames) + " of " + frameCount
                    + " frames cannot be decoded and are silent");
        }
        if (frames.strayBytes() > 0) {
            warnings.add("damaged: " + frames.strayBytes() + " bytes between the frames are not MPEG audio");
        }
        if (frameCount < announcedFrames) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "truncated: the header announces %.2f s, the file ends after %.2f s",
                    seconds(announcedFrames),
                    seconds(frameCount)));
        } else if (frames.cut()) {
            warnings.add(String.format(
                    Locale.ROOT, "truncated: the file ends within a frame after %.2f s", seconds(frameCount)));
        }
    }

    private double seconds(long frames) {
        return (double) frames * samplesPerFrame / format.sampleRateHz();
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }

    /** Feeds JLayer whole frames only: what is between them never reaches its search for sync words. */
    private final class FrameInput extends InputStream {

        private byte[] frame = {};
        private int at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == frame.length) {
                byte[] next = pending != null ? pending : frames.next();
                pending = null;
                if (next == null) {
                    return -1;
                }
                frame = next;
                at = 0;
            }
            int n = Math.min(length, frame.length - at);
            System.arraycopy(frame, at, into, offset, n);
            at += n;
            return n;
        }
    }

    /** Takes JLayer's samples before it rounds them. */
    private static final class FrameSamples extends Obuffer {

        private final float[][] samples = new float[MAXCHANNELS][OBUFFERSIZE];
        private final int[] filled = new int[MAXCHANNELS];

        @Override
        public void appendSamples(int channel, float[] block) {
            int n = Math.min(block.length, OBUFFERSIZE - filled[channel]);
            System.arraycopy(block, 0, samples[channel], filled[channel], n);
            filled[channel] += n;
        }

        @Override
        public void append(int channel, short value) {
            appendSamples(channel, new float[] {value});
        }

        @Override
        public void clear_buffer() {
            for (int c = 0; c < MAXCHANNELS; c++) {
                Arrays.fill(samples[c], 0);
                filled[c] = 0;
            }
        }

        @Override
        public void write_buffer(int value) {}

        @Override
        public void close() {}

        @Override
        public void set_stop_flag() {}
    }
}
