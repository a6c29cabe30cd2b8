package dev.undertone.features.activity;

/** What is kept of 10 ms of sound; filled by {@link ActivityFrames}, reused by {@link ActivityContext}. */
final class ActivityFrame {

    /** Cepstral coefficients 1 … of the mel bands, in dB; the 0th would be the level. */
    static final int CEPSTRA = 10;

    /** Level between 100 and 4000 Hz, dB relative to full scale. */
    float levelDb;

    /** Levels of 100–700 Hz and 1700–4000 Hz. */
    float lowDb;

    float highDb;

    /** Geometric over arithmetic mean of the bands, dB, at most 0. */
    float flatnessDb;

    /** Height of the highest peak of the normalised autocorrelation, in [0, 1]. */
    float harmonicity;

    /** Fundamental frequency in octaves above 100 Hz at that peak. */
    float pitchOctaves;

    final float[] cepstra = new float[CEPSTRA];

    void set(ActivityFrame other) {
        levelDb = other.levelDb;
        lowDb = other.lowDb;
        highDb = other.highDb;
        flatnessDb = other.flatnessDb;
        harmonicity = other.harmonicity;
        pitchOctaves = other.pitchOctaves;
        System.arraycopy(other.cepstra, 0, cepstra, 0, CEPSTRA);
    }
}
