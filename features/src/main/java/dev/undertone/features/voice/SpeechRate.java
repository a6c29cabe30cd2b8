package dev.undertone.features.voice;

/**
 * How fast somebody speaks.
 *
 * @param syllables nuclei found, at least 0
 * @param seconds length of the recording, at least 0
 * @param pauseSeconds pauses of at least 0.3 s within it, in 0..{@code seconds}
 */
public record SpeechRate(int syllables, double seconds, double pauseSeconds) {

    public SpeechRate {
        if (syllables < 0 || !(pauseSeconds >= 0 && pauseSeconds <= seconds)) {
            throw new IllegalArgumentException(
                    "speech rate needs syllables >= 0 and 0 <= pauseSeconds <= seconds but had " + syllables + ", "
                            + pauseSeconds + " and " + seconds);
        }
    }

    /** Syllables per second of recording; 0 for an empty one. */
    public double syllablesPerSecond() {
        return seconds == 0 ? 0 : syllables / seconds;
    }

    /** Syllables per second of speech, pauses left out; 0 if there is no speech. */
    public double articulationPerSecond() {
        return seconds - pauseSeconds == 0 ? 0 : syllables / (seconds - pauseSeconds);
    }
}
