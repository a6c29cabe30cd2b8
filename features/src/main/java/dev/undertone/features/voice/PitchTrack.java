package dev.undertone.features.voice;

/** Pitch and voicing, frame by frame. Immutable. */
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
     * How periodic the frame is, voiced or not, in 0..1, as the tracker measures it: {@link PitchTracker} the height of
     * the tallest peak of the normalised autocorrelation, {@link Yin} 1 less the aperiodicity, {@link ProbabilisticYin}
     * the probability of voice. 0 for silence.
     */
    public double strength(int frame) {
        return strength[frame];
    }
}
