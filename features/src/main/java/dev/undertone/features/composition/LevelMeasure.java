package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Decibels;
import java.util.List;

/** {@code 10·log10} of the mean square of all samples: the equivalent level, in dB of full scale; silence is -100. */
final class LevelMeasure implements RecordingMeasure {

    private static final int SAMPLES_AT_ONCE = 4096;

    @Override
    public List<String> columns() {
        return List.of("equivalent_level");
    }

    @Override
    public List<String> units() {
        return List.of("dB");
    }

    @Override
    public float[] of(Waveform recording) {
        float[] samples = new float[SAMPLES_AT_ONCE];
        double squares = 0;
        for (int from = 0; from < recording.length(); from += samples.length) {
            int count = Math.min(samples.length, recording.length() - from);
            recording.copyTo(from, samples, 0, count);
            for (int i = 0; i < count; i++) {
                squares += (double) samples[i] * samples[i];
            }
        }
        return new float[] {Decibels.fromPower(squares / Math.max(1, recording.length()))};
    }
}
