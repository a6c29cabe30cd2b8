package dev.undertone.features.voice;

/** Pitch and voicing every 10 ms. Immutable. */
public final class PitchTrack {

    private final float[] hz;
    private final float[] strength;
    private final double firstSeconds;
    private final double hopSeconds;

    /** Takes the arrays over; 0 Hz is unvoiced. */
    PitchTrack(float[] hz, float[] strength, double firstSeconds, double hopSeconds) {
        this.hz = hz;
        this.strength = strength;
        this.firstSeconds = firstSeconds;
        this.hopSeconds = hopSeconds;
    }

    public int frames() {
        return hz.length;
    }

    /** The middle of a frame. */
    public double timeSeconds(int frame) {
        return firstSeconds + frame * hopSeconds;
    }

    public boolean isVoiced(int frame) {
        return hz[frame] > 0;
    }

    /**
     * The fundamental frequency.
     *
     * @throws IllegalStateException if the frame is unvoiced
     */
    public double hz(int frame) {
        if (!isVoiced(frame)) {
            throw new IllegalStateException("frame " + frame + " is unvoiced: ask isVoiced first");
        }
        return hz[frame];
    }

    /**
     * Height of the tallest peak of the normalised autocorrelation, voiced or not: 1 for a perfectly periodic frame, 0
     * for silence.
     */
    public double strength(int frame) {
        return strength[frame];
    }
}
