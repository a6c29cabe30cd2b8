package dev.undertone.cli.output;

import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Timeline;
import java.io.IOException;

/** Shows live listening as it goes on. Used by one thread. */
public interface LiveOutput {

    /** Listening begins. */
    void begin(LiveSetup setup) throws IOException;

    /**
     * Sound was heard.
     *
     * @param seconds heard so far
     * @param levelDbfs root mean square of the newest of it, re full scale; at most 0, negative infinity for silence
     */
    void heard(double seconds, double levelDbfs) throws IOException;

    /** Something was found. */
    void on(RecognitionEvent event) throws IOException;

    /** Listening is over. */
    void end(Timeline timeline, double seconds) throws IOException;
}
