package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.voice.PitchOptions;
import dev.undertone.features.voice.PitchTrack;
import dev.undertone.features.voice.PitchTracker;
import dev.undertone.features.voice.ProbabilisticYin;
import dev.undertone.features.voice.PyinOptions;
import dev.undertone.features.voice.Yin;
import dev.undertone.features.voice.YinFrames;
import dev.undertone.features.voice.YinOptions;
import java.util.function.Function;

/**
 * Fundamental frequency in Hz, 0 where unvoiced. The autocorrelation tracker seeks its best path through ten minutes at a
 * time, with five seconds more on either side that are not kept, so that its memory does not grow with the recording.
 */
final class PitchExtractor implements F0Extractor {

    private static final int STRETCH_SECONDS = 600;
    private static final int MARGIN_SECONDS = 5;

    /** How the pitch is found. */
    enum Method {
        PYIN,
        YIN,
        AUTOCORRELATION,
        SHS
    }

    /** Tracks frames centred on multiples of the hop. */
    private interface Tracker {
        PitchTrack track(Waveform waveform);
    }

    private final FrameGrid grid;
    private final Tracker tracker;
    private final boolean inStretches;

    private PitchExtractor(FrameGrid grid, Tracker tracker, boolean inStretches) {
        this.grid = grid;
        this.tracker = tracker;
        this.inStretches = inStretches;
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        double most = grid.sampleRateHz() / 4.0;
        Method method = options.choice("method", Method.PYIN);
        double maxHz = options.number("maxHz", Math.min(500, most), 40, most, "a quarter of sampleRateHz");
        double minHz = options.number("minHz", Math.min(65, maxHz / 2), 20, maxHz / 2, "half of maxHz");
        if (method == Method.AUTOCORRELATION) {
            PitchTracker tracker = options.checked(
                    "maxHz", () -> new PitchTracker(PitchOptions.range(minHz, maxHz), grid.sampleRateHz()));
            return new PitchExtractor(
                    grid,
                    waveform -> tracker.track(waveform, grid.stft().frames(waveform.length()), grid.hopSamples()),
                    true);
        }
        if (method == Method.SHS) {
            return options.checked("minHz", () -> new SubharmonicExtractor(grid, minHz, maxHz));
        }
        int period = (int) Math.ceil(grid.sampleRateHz() / minHz);
        int frame = options.whole(
                "frameSamples",
                Integer.highestOneBit(2 * period - 1) * 2,
                period + 1,
                1 << 16,
                "above one period of minHz");
        YinFrames frames = new YinFrames(minHz, maxHz, frame, grid.hopSamples());
        Tracker tracker = options.checked(
                "frameSamples",
                () -> method == Method.PYIN
                        ? new ProbabilisticYin(PyinOptions.over(frames), grid.sampleRateHz())::track
                        : new Yin(new YinOptions(frames, YinOptions.defaults().threshold()), grid.sampleRateHz())
                                ::track);
        return new PitchExtractor(grid, tracker, false);
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new Meter(recording);
    }

    private final class Meter extends DerivedMeter {

        private final Waveform recording;
        private final StoredRows kept = new StoredRows(1);

        Meter(Waveform recording) {
            this.recording = recording;
        }

        @Override
        public void finish() {
            int frames = grid.stft().frames(recording.length());
            int stretch = !inStretches
                    ? Integer.MAX_VALUE / 2 / FrameBlock.LANES * FrameBlock.LANES
                    : STRETCH_SECONDS * grid.sampleRateHz() / grid.hopSamples() / FrameBlock.LANES * FrameBlock.LANES;
            int margin = MARGIN_SECONDS * grid.sampleRateHz() / grid.hopSamples();
            float[][] rows = new float[1][FrameBlock.LANES];
            for (int first = 0; first >= 0 && first < frames; first += stretch) {
                int from = Math.max(0, first - margin);
                long to = ((long) first + stretch + margin) * grid.hopSamples();
                PitchTrack track = tracker.track(
                        recording.slice(from * grid.hopSamples(), (int) Math.min(recording.length(), to)));
                int end = (int) Math.min(frames, (long) first + stretch);
                for (int block = first; block < end; block += FrameBlock.LANES) {
                    for (int lane = 0; lane < FrameBlock.LANES; lane++) {
                        int frame = block + lane - from;
                        boolean voiced = block + lane < end && track.isVoiced(frame);
                        rows[0][lane] = voiced ? (float) track.hz(frame) : 0;
                    }
                    kept.append(rows);
                }
            }
            kept.finish();
        }

        @Override
        public void values(int block, float[][] into, int row) {
            kept.read(block, into, row);
        }
    }
}
