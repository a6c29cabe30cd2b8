package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.WaveformFrames;
import java.util.List;
import java.util.function.Function;

/** A number from the samples of each frame themselves, silence beyond the ends ({@link WaveformFrames}). */
final class SampleExtractor implements FrameExtractor {

    /** One value of one frame. */
    private interface Measure {
        /** @param count how many samples of the recording are in the frame, from the first of {@code samples} on */
        double of(float[] samples, int count);
    }

    private final FrameGrid grid;
    private final Measure measure;

    private SampleExtractor(FrameGrid grid, Measure measure) {
        this.grid = grid;
        this.measure = measure;
    }

    /** Root mean square, in full scales. */
    static FrameExtractor rms(FrameGrid grid, DefinitionOptions options) {
        return new SampleExtractor(grid, (samples, count) -> {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (double) samples[i] * samples[i];
            }
            return Math.sqrt(sum / grid.windowSamples());
        });
    }

    /** Changes of sign per sample, in 0..1. */
    static FrameExtractor zeroCrossingRate(FrameGrid grid, DefinitionOptions options) {
        return new SampleExtractor(
                grid, (samples, count) -> (double) WaveformFrames.crossings(samples, 0, count) / grid.windowSamples());
    }

    @Override
    public List<String> columns() {
        return Columns.ONE;
    }

    @Override
    public List<String> units() {
        return List.of("1");
    }

    @Override
    public boolean usesSpectra() {
        return false;
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        int window = grid.windowSamples();
        float[] samples = new float[window];
        return new FrameWiseMeter(1) {
            @Override
            void measure(FrameBlock block, float[][] rows) {
                for (int lane = 0; lane < block.frames(); lane++) {
                    long start = (long) (block.firstFrame() + lane) * grid.hopSamples() - window / 2;
                    int from = (int) Math.max(0, start);
                    int count = (int) Math.max(0, Math.min(start + window, recording.length()) - from);
                    recording.copyTo(Math.min(from, recording.length()), samples, 0, count);
                    rows[0][lane] = (float) measure.of(samples, count);
                }
            }
        };
    }
}
