package dev.undertone.training;

import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.UtteranceAudio;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.features.voice.SpeechFrontEnd;
import java.io.IOException;

/** Where experiments get a clip's features from. Thread-safe. */
@FunctionalInterface
public interface FeatureSource {

    /**
     * Features of one rendition of a recording.
     *
     * @throws IOException if the recording cannot be read
     */
    FeatureBlock features(Utterance utterance, InputSpec input, FrontEndOptions frontEnd, Rendition rendition)
            throws IOException;

    /**
     * Seconds of speech in a recording, silent ends not counted.
     *
     * @throws IOException if the recording cannot be read
     */
    default double speechSeconds(Utterance utterance) throws IOException {
        Waveform recording = UtteranceAudio.read(utterance, SpeechFrontEnd.SAMPLE_RATE_HZ);
        Waveform speech = new SpeechFrontEnd(FrontEndOptions.defaults()).apply(recording);
        return (double) speech.length() / speech.sampleRateHz();
    }
}
