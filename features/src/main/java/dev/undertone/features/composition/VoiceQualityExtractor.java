package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.voice.HarmonicsToNoise;
import dev.undertone.features.voice.PeriodPerturbation;
import java.util.List;
import java.util.function.Function;

/**
 * How regular the voice is at a pitch that another feature of the set has found; 0 where that finds none, or one below
 * 30 Hz.
 */
final class VoiceQualityExtractor implements FrameExtractor {

    private static final double LEAST_HZ = 30;

    /** One frame after the other of one recording. */
    private interface Measure {
        /** @param hz pitch, 0 for none */
        float of(int frame, float hz);
    }

    private interface Opener {
        Measure open(Waveform recording);
    }

    private final FrameGrid grid;
    private final String pitch;
    private final String unit;
    private final Opener opener;

    private VoiceQualityExtractor(FrameGrid grid, String pitch, String unit, Opener opener) {
        this.grid = grid;
        this.pitch = pitch;
        this.unit = unit;
        this.opener = opener;
    }

    /** Change of the period's length over its length ({@link PeriodPerturbation}), of periods within 10 ms from the frame's middle on. */
    static FrameExtractor jitter(FrameGrid grid, DefinitionOptions options) {
        requireHop(grid);
        return new VoiceQualityExtractor(grid, options.earlierPitch("of"), "1", recording -> {
            PeriodPerturbation periods = new PeriodPerturbation(recording);
            return (frame, hz) -> {
                periods.measure(frame, hz);
                return periods.jitter();
            };
        });
    }

    /** Change of the period's amplitude in dB ({@link PeriodPerturbation}), of the same periods. */
    static FrameExtractor shimmer(FrameGrid grid, DefinitionOptions options) {
        requireHop(grid);
        return new VoiceQualityExtractor(grid, options.earlierPitch("of"), "dB", recording -> {
            PeriodPerturbation periods = new PeriodPerturbation(recording);
            return (frame, hz) -> {
                periods.measure(frame, hz);
                return periods.shimmerDb();
            };
        });
    }

    /** Harmonics over noise in dB ({@link HarmonicsToNoise}), of 60 ms under a Gaussian window whatever the set's frames are. */
    static FrameExtractor harmonicsToNoise(FrameGrid grid, DefinitionOptions options) {
        float[] window = SubharmonicExtractor.gemapsWindow(grid);
        RealFft fft = CentredFrames.transform(window.length);
        return new VoiceQualityExtractor(grid, options.earlierPitch("of"), "dB", recording -> {
            CentredFrames frames = new CentredFrames(recording, grid, window, fft);
            HarmonicsToNoise ratio = new HarmonicsToNoise(grid.sampleRateHz(), fft.size());
            float[] magnitude = new float[fft.bins()];
            return (frame, hz) -> {
                if (hz == 0) {
                    return 0;
                }
                frames.magnitude(frame, magnitude);
                return ratio.db(magnitude, hz);
            };
        });
    }

    private static void requireHop(FrameGrid grid) {
        long hop = Math.round(0.010 * grid.sampleRateHz());
        if (grid.hopSamples() != hop) {
            throw new IllegalArgumentException("periods are followed every 10 ms: frames need hopSamples " + hop
                    + " at " + grid.sampleRateHz() + " Hz but had " + grid.hopSamples());
        }
    }

    @Override
    public List<String> columns() {
        return Columns.ONE;
    }

    @Override
    public List<String> units() {
        return List.of(unit);
    }

    @Override
    public boolean usesSpectra() {
        return false;
    }

    @Override
    public boolean zeroIsNone(int column) {
        return true;
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new Meter(recording, others.apply(pitch));
    }

    private final class Meter extends DerivedMeter {

        private final Waveform recording;
        private final FrameMeter source;
        private final StoredRows kept = new StoredRows(1);

        Meter(Waveform recording, FrameMeter source) {
            this.recording = recording;
            this.source = source;
        }

        @Override
        public void finish() {
            Measure measure = opener.open(recording);
            int frames = grid.stft().frames(recording.length());
            float[][] hz = new float[1][FrameBlock.LANES];
            float[][] rows = new float[1][FrameBlock.LANES];
            for (int first = 0; first < frames; first += FrameBlock.LANES) {
                source.values(first / FrameBlock.LANES, hz, 0);
                for (int lane = 0; lane < Math.min(FrameBlock.LANES, frames - first); lane++) {
                    float pitchHz = hz[0][lane] < LEAST_HZ ? 0 : hz[0][lane];
                    rows[0][lane] = measure.of(first + lane, pitchHz);
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
