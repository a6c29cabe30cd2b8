package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.egemaps.CentredDescriptors;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Low-level descriptors of eGeMAPS under their published names ({@link CentredDescriptors}): loudness, alpha ratio,
 * Hammarberg index, spectral slopes, H1–H2 and so on, from frames of their own.
 */
final class EgemapsExtractor implements FrameExtractor {

    private static final String PITCH = "F0semitoneFrom27.5Hz_sma3nz";

    private final FrameGrid grid;
    private final List<String> names;

    private EgemapsExtractor(FrameGrid grid, List<String> names) {
        this.grid = grid;
        this.names = List.copyOf(names);
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        if (grid.sampleRateHz() != CentredDescriptors.SAMPLE_RATE_HZ || grid.hopSamples() != CentredDescriptors.HOP) {
            throw new IllegalArgumentException("descriptors of eGeMAPS exist every 10 ms at 16 kHz: the set needs"
                    + " sampleRateHz " + CentredDescriptors.SAMPLE_RATE_HZ + " and hopSamples " + CentredDescriptors.HOP
                    + " but had " + grid.sampleRateHz() + " and " + grid.hopSamples());
        }
        return new EgemapsExtractor(grid, options.some("columns", CentredDescriptors.names()));
    }

    @Override
    public List<String> columns() {
        return names.stream().map(name -> "_" + name).toList();
    }

    @Override
    public List<String> units() {
        return names.stream().map(CentredDescriptors::unit).toList();
    }

    @Override
    public boolean usesSpectra() {
        return false;
    }

    @Override
    public int minimumFrames() {
        return 1 + CentredDescriptors.MINIMUM_SAMPLES / CentredDescriptors.HOP;
    }

    @Override
    public boolean zeroIsNone(int column) {
        return CentredDescriptors.zeroIsNone(names.get(column));
    }

    @Override
    public OptionalInt voicingColumn() {
        int column = names.indexOf(PITCH);
        return column < 0 ? OptionalInt.empty() : OptionalInt.of(column);
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new Meter(recording);
    }

    private final class Meter extends DerivedMeter {

        private final Waveform recording;
        private final StoredRows kept = new StoredRows(names.size());

        Meter(Waveform recording) {
            this.recording = recording;
        }

        @Override
        public void finish() {
            CentredDescriptors descriptors = new CentredDescriptors(recording);
            int frames = grid.stft().frames(recording.length());
            float[][] rows = new float[names.size()][FrameBlock.LANES];
            for (int first = 0; first < frames; first += FrameBlock.LANES) {
                int count = Math.min(FrameBlock.LANES, frames - first);
                for (int d = 0; d < rows.length; d++) {
                    descriptors.read(names.get(d), first, count, rows[d]);
                }
                kept.append(rows);
            }
            kept.finish();
        }

        @Override
        public void values(int block, float[][] into, int row) {
            kept.read(block, into, row);
        }
    }
}
