package dev.undertone.cli;

import dev.undertone.recognition.Recogniser;
import java.util.OptionalLong;

/** The progress of an analysis: seconds of the only recording, or how many of several are done. */
final class ProgressLine implements AutoCloseable {

    private final int recordings;
    private final ProgressMeter meter;

    ProgressLine(boolean shown, int recordings) {
        this.recordings = recordings;
        this.meter = new ProgressMeter(shown, "analysing", recordings > 1 ? " files" : " s of audio", 1);
    }

    /** Hears how far the only recording has been heard. */
    Recogniser.Progress ofOnlyRecording() {
        return recordings > 1
                ? Recogniser.Progress.none()
                : seconds -> meter.to(Math.round(seconds), OptionalLong.empty());
    }

    /** Counts a recording of several as done. */
    void done(int count) {
        if (recordings > 1) {
            meter.to(count, OptionalLong.of(recordings));
        }
    }

    @Override
    public void close() {
        meter.close();
    }
}
