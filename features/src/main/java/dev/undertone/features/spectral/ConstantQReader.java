package dev.undertone.features.spectral;

import dev.undertone.audio.Waveform;

/**
 * Goes through a recording once and gives the {@link ConstantQ} magnitudes frame after frame; frame {@code t} is centred
 * on sample {@code t·hop}, zeros stand beyond the ends. Reads stretches of 256 frames, so that memory does not grow with
 * the recording. Used by one thread.
 */
public final class ConstantQReader {

    private static final int STRETCH_FRAMES = 256;

    private final ConstantQ transform;
    private final Waveform waveform;
    private final int octaves;
    private final int frames;
    /** Each octave's samples of the stretch, and the place of the first of them. */
    private final float[][] samples;

    private final long[] start;
    private final RealFft.Workspace[] workspace;
    private final float[] frame;
    private final float[] re;
    private final float[] im;
    private int next;

    public ConstantQReader(ConstantQ transform, Waveform waveform) {
        this.transform = transform;
        this.waveform = waveform;
        this.octaves = transform.options().octaves();
        this.frames = transform.frames(waveform.length());
        this.samples = new float[octaves][];
        this.start = new long[octaves];
        this.workspace = new RealFft.Workspace[octaves];
        int longest = 0;
        for (int octave = 0; octave < octaves; octave++) {
            workspace[octave] = fft(octave).newWorkspace();
            longest = Math.max(longest, fft(octave).size());
        }
        this.frame = new float[longest];
        this.re = new float[longest / 2 + 1];
        this.im = new float[longest / 2 + 1];
    }

    private RealFft fft(int octave) {
        return transform.filters(octave).fft();
    }

    /** Number of frames of the whole recording. */
    public int frames() {
        return frames;
    }

    /**
     * The next frame.
     *
     * @param magnitude filled with {@link ConstantQ#bins()} values of at least 0, the lowest frequency first
     * @return whether there was a frame; if not, the array is left as it was
     */
    public boolean read(float[] magnitude) {
        if (next == frames) {
            return false;
        }
        if (next % STRETCH_FRAMES == 0) {
            load(next, Math.min(frames, next + STRETCH_FRAMES));
        }
        int perOctave = transform.options().binsPerOctave();
        for (int octave = 0; octave < octaves; octave++) {
            RealFft fft = fft(octave);
            long from = (long) next * transform.hopSamples(octave) - fft.size() / 2 - start[octave];
            System.arraycopy(samples[octave], (int) from, frame, 0, fft.size());
            fft.transform(frame, re, im, workspace[octave]);
            transform.filters(octave).apply(re, im, magnitude, (octaves - 1 - octave) * perOctave);
        }
        next++;
        return true;
    }

    /** Reads what a stretch of frames needs, at the rate of each octave. */
    private void load(int firstFrame, int endFrame) {
        long[] end = new long[octaves];
        for (int octave = octaves - 1; octave >= 0; octave--) {
            int reach = fft(octave).size() / 2;
            start[octave] = (long) firstFrame * transform.hopSamples(octave) - reach;
            end[octave] = (long) (endFrame - 1) * transform.hopSamples(octave) + reach;
            if (octave < octaves - 1) {
                start[octave] = Math.min(start[octave], HalfRate.firstNeeded(start[octave + 1]));
                end[octave] = Math.max(end[octave], HalfRate.endNeeded(end[octave + 1]));
            }
        }
        long length = waveform.length();
        samples[0] = new float[(int) (end[0] - start[0])];
        long from = Math.max(0, start[0]);
        long to = Math.min(length, end[0]);
        if (to > from) {
            waveform.copyTo((int) from, samples[0], (int) (from - start[0]), (int) (to - from));
        }
        for (int octave = 1; octave < octaves; octave++) {
            length = (length + 1) / 2;
            samples[octave] = new float[(int) (end[octave] - start[octave])];
            HalfRate.apply(samples[octave - 1], start[octave - 1], samples[octave], start[octave], length);
        }
    }
}
