package dev.undertone.cli;

import dev.undertone.audio.AudioStream;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads live sound on a thread of its own, so that listening can stop while a read waits. Channels are averaged; at most ten
 * seconds wait to be heard, then reading waits, too.
 */
final class LiveAudio implements AutoCloseable {

    private static final double BLOCK_SECONDS = 0.1;
    private static final int MOST_BLOCKS = 100;
    private static final int LOOK_EVERY_MILLIS = 100;

    private final AudioStream stream;
    private final BlockingQueue<Block> blocks = new ArrayBlockingQueue<>(MOST_BLOCKS);
    private volatile boolean stopped;

    /** A piece of sound, or the end: without samples, with or without a failure. */
    private static final class Block {
        final float[] samples;
        final @Nullable IOException failure;

        Block(float[] samples, @Nullable IOException failure) {
            this.samples = samples;
            this.failure = failure;
        }
    }

    LiveAudio(AudioStream stream) {
        this.stream = stream;
        Thread reader = new Thread(this::read, "undertone-capture");
        reader.setDaemon(true);
        reader.start();
    }

    int sampleRateHz() {
        return stream.format().sampleRateHz();
    }

    private void read() {
        int channels = stream.format().channels();
        int most = (int) (BLOCK_SECONDS * sampleRateHz());
        float[] interleaved = new float[most * channels];
        try {
            while (!stopped) {
                int frames = stream.read(interleaved, 0, most);
                blocks.put(new Block(mixed(interleaved, Math.max(0, frames), channels), null));
                if (frames < 0) {
                    return;
                }
            }
        } catch (IOException e) {
            blocks.offer(new Block(new float[0], e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static float[] mixed(float[] interleaved, int frames, int channels) {
        float[] mono = new float[frames];
        for (int i = 0, at = 0; i < frames; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += interleaved[at++];
            }
            mono[i] = (float) (sum / channels);
        }
        return mono;
    }

    /**
     * Waits for the next samples.
     *
     * @return the samples, at least one; none at the end or after {@link #stop}
     * @throws IOException if the source failed
     */
    float[] next() throws IOException {
        try {
            while (!stopped) {
                Block block = blocks.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (block != null && block.failure != null) {
                    throw block.failure;
                }
                if (block != null) {
                    return block.samples;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new float[0];
    }

    /** Ends the listening, from whatever thread. */
    void stop() {
        stopped = true;
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        stream.close();
    }
}
