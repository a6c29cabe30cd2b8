package dev.undertone.cli.plot;

import dev.undertone.audio.Waveform;

/**
 * The stretch of a recording that is drawn.
 *
 * @param title what it is called above its panels
 * @param startSeconds where in the recording it begins
 */
public record Clip(String title, Waveform waveform, double startSeconds) {

    /** What is shorter has no spectrum worth the name: one pitch period of a low voice. */
    public static final double LEAST_SECONDS = 0.025;

    public Clip {
        if (waveform.durationSeconds() < LEAST_SECONDS) {
            throw new IllegalArgumentException("at least " + Math.round(LEAST_SECONDS * 1000)
                    + " ms can be plotted but there are " + waveform.length() + " samples at " + waveform.sampleRateHz()
                    + " Hz; choose a longer stretch");
        }
    }

    double endSeconds() {
        return startSeconds + waveform.durationSeconds();
    }

    /** The largest magnitude of a sample; 0 for digital silence. */
    public double peak() {
        double peak = 0;
        for (int i = 0; i < waveform.length(); i++) {
            peak = Math.max(peak, Math.abs(waveform.sample(i)));
        }
        return peak;
    }
}
