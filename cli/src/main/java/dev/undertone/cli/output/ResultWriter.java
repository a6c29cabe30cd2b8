package dev.undertone.cli.output;

import dev.undertone.recognition.RecognitionResult;
import java.io.Closeable;
import java.io.IOException;

/** Takes results one at a time, in the order of the inputs; {@link #close} completes the output. */
public interface ResultWriter extends Closeable {

    void accept(RecognitionResult result) throws IOException;
}
