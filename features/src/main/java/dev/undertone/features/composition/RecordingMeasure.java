package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import java.util.List;

/** Numbers of a whole recording that sum up no feature of its frames. Immutable and thread-safe. */
interface RecordingMeasure {

    List<String> columns();

    /** One per column. */
    List<String> units();

    /** One finite value per column. */
    float[] of(Waveform recording);
}
