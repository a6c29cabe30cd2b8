package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.voice.SpeechRate;
import dev.undertone.features.voice.SyllableCounter;
import dev.undertone.features.voice.SyllableOptions;
import java.util.List;

/** Syllables per second of recording, and of recording without its pauses ({@link SyllableCounter}); 0 without speech. */
final class SpeechRateMeasure implements RecordingMeasure {

    private final SyllableCounter counter;

    SpeechRateMeasure(FrameGrid grid) {
        this.counter = new SyllableCounter(SyllableOptions.defaults(), grid.sampleRateHz());
    }

    @Override
    public List<String> columns() {
        return List.of("speech_rate", "articulation_rate");
    }

    @Override
    public List<String> units() {
        return List.of("1/s", "1/s");
    }

    @Override
    public float[] of(Waveform recording) {
        SpeechRate rate = counter.count(recording);
        return new float[] {(float) rate.syllablesPerSecond(), (float) rate.articulationPerSecond()};
    }
}
