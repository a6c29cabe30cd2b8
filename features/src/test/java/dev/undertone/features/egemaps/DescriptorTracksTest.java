package dev.undertone.features.egemaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.features.spectral.SpectrumBlock;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.junit.jupiter.api.Test;

class DescriptorTracksTest {

    private static final int BLOCK = SpectrumBlock.LANES;

    private static long heapInUse() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Loudness counts the frames, and every third one has a pitch, told a block later. */
    private static DescriptorTracks filled(int samples) {
        DescriptorTracks tracks = new DescriptorTracks(samples);
        float[] row = new float[BLOCK];
        int described = 0;
        for (int first = 0; first < tracks.spectralFrames(); first += BLOCK) {
            int count = Math.min(BLOCK, tracks.spectralFrames() - first);
            for (int i = 0; i < count; i++) {
                row[i] = first + i;
            }
            tracks.set(Descriptor.LOUDNESS, first, count, row);
            for (; described < first; described++) {
                tracks.set(Descriptor.F0, described, described % 3 == 0 ? 30 : 0);
            }
            tracks.settle(described);
        }
        tracks.finish();
        return tracks;
    }

    @Test
    void sixHoursDoNotLieOnTheHeap() {
        long before = heapInUse();
        DescriptorTracks tracks = filled(DescriptorTracks.MAXIMUM_SAMPLES);
        // As float arrays they were 216 MB.
        assertThat(heapInUse() - before).isLessThan(20L << 20);
        float[] frame = new float[1];
        for (int at : new int[] {0, BLOCK - 1, BLOCK, 1_000_001, tracks.spectralFrames() - 1}) {
            tracks.read(Descriptor.LOUDNESS, at, 1, frame);
            assertThat(frame[0]).isEqualTo(at);
        }
    }

    @Test
    void valuesAndMeansReachOverBlocks() {
        DescriptorTracks tracks = filled(DescriptorTracks.SAMPLE_RATE_HZ * 10);
        int frames = tracks.spectralFrames();
        float[] values = new float[frames];
        tracks.read(Descriptor.LOUDNESS, 0, frames, values);
        float[] means = new float[3 * BLOCK];
        tracks.smooth(Descriptor.LOUDNESS, BLOCK - 1, means.length, means);
        boolean[] voiced = tracks.voiced();
        for (int frame = 0; frame < frames; frame++) {
            assertThat(values[frame]).isEqualTo(frame);
            assertThat(voiced[frame]).isEqualTo(frame % 3 == 0 && frame < frames / BLOCK * BLOCK);
        }
        for (int i = 0; i < means.length; i++) {
            assertThat(means[i]).isEqualTo(BLOCK - 1 + i);
        }
    }
}
