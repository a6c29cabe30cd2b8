package dev.undertone.audio.capture;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioStream;
import java.io.IOException;
import java.util.List;

/** Where live sound comes from. */
public interface CaptureSource {

    /** The devices that there are now, in the system's order, numbered from 1. */
    List<CaptureDevice> devices();

    /**
     * Begins to capture. The stream gives samples as they come and goes on until it is closed, from whatever thread.
     *
     * @throws AudioException naming the device, reason and remedy, if it cannot be used
     */
    AudioStream open(CaptureDevice device) throws IOException;
}
