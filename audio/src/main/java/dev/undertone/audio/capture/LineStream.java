package dev.undertone.audio.capture;

import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** An open line of Java Sound, 16-bit little-endian. Reading waits for the sound; closing ends the reading. */
final class LineStream implements AudioStream {

    private static final float FULL_SCALE = 32_768;
    /** What the line keeps while its reader is busy. */
    private static final double BUFFER_SECONDS = 2;
    /** Short, so that what is heard is judged soon. */
    private static final double BLOCK_SECONDS = 0.05;

    private final TargetDataLine line;
    private final StreamFormat format;
    private final ByteBuffer block;
    private volatile boolean closed;

    private LineStream(TargetDataLine line, StreamFormat format) {
        this.line = line;
        this.format = format;
        int frames = (int) (BLOCK_SECONDS * format.sampleRateHz());
        this.block =
                ByteBuffer.allocate(frames * Short.BYTES * format.channels()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Opens and starts a line. */
    static LineStream start(TargetDataLine line, AudioFormat format) throws LineUnavailableException {
        int rateHz = (int) format.getSampleRate();
        int bufferFrames = (int) Math.round(BUFFER_SECONDS * rateHz);
        line.open(format, bufferFrames * format.getFrameSize());
        line.start();
        return new LineStream(line, new StreamFormat("microphone pcm-s16", rateHz, format.getChannels()));
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int read(float[] into, int offset, int frames) {
        int frameBytes = Short.BYTES * format.channels();
        int wanted = Math.min(frames * frameBytes, block.capacity());
        int got = closed ? 0 : line.read(block.array(), 0, wanted);
        if (got < frameBytes) {
            return -1;
        }
        int samples = got / frameBytes * format.channels();
        for (int i = 0; i < samples; i++) {
            into[offset + i] = block.getShort(i * Short.BYTES) / FULL_SCALE;
        }
        return samples / format.channels();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void close() {
        closed = true;
        line.stop();
        line.close();
    }
}
