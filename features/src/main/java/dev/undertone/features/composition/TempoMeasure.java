package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Tempo;
import dev.undertone.features.spectral.TempoOptions;
import java.util.List;

/** Beats per minute ({@link Tempo}) of the onset strength of the set's frames; 0 where there is no onset. */
final class TempoMeasure implements RecordingMeasure {

    private final FrameGrid grid;
    private final FrameExtractor onsets;
    private final Tempo tempo;

    TempoMeasure(FrameGrid grid) {
        this.grid = grid;
        this.onsets = OnsetExtractor.defaults(grid);
        this.tempo = new Tempo(TempoOptions.defaults(), (double) grid.sampleRateHz() / grid.hopSamples());
    }

    @Override
    public List<String> columns() {
        return List.of("tempo");
    }

    @Override
    public List<String> units() {
        return List.of("1/min");
    }

    @Override
    public float[] of(Waveform recording) {
        FrameMeter meter = onsets.open(recording, name -> {
            throw new IllegalArgumentException(
                    "the onset strength is taken from no other feature but asked for " + name);
        });
        FramePass.over(grid, recording, true, List.of(meter));
        meter.finish();
        float[] strength = new float[grid.stft().frames(recording.length())];
        float[][] rows = new float[1][FrameBlock.LANES];
        for (int first = 0; first < strength.length; first += FrameBlock.LANES) {
            meter.values(first / FrameBlock.LANES, rows, 0);
            System.arraycopy(rows[0], 0, strength, first, Math.min(FrameBlock.LANES, strength.length - first));
        }
        return new float[] {(float) tempo.bpm(strength).orElse(0)};
    }
}
