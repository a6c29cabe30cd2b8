package dev.undertone.cli.output;

import dev.undertone.recognition.RecognitionResult;
import java.io.IOException;

/** Where a rendering gets the picture of a result's audio from. */
@FunctionalInterface
public interface Overviews {

    RecordingOverview of(RecognitionResult result) throws IOException;
}
