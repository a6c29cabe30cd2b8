package dev.undertone.features.voice;

import dev.undertone.features.spectral.Lanes;
import dev.undertone.features.spectral.SpectrumBlock;
import java.util.Arrays;

/**
 * The fundamental frequency by subharmonic summation and dynamic programming, from the magnitude spectra of 60 ms frames
 * under a Gaussian window (standard deviation 0.4 of the half length) every 10 ms, as in the Geneva minimalistic acoustic
 * parameter set. Frames go in one by one; a frame's pitch is known at most {@value #LAG} frames later. Unvoiced, silent,
 * constant and noise frames have no pitch. Holds one recording's state: used by one thread.
 *
 * @see <a href="https://doi.org/10.1109/TAFFC.2015.2457417">Eyben et al.: The Geneva Minimalistic Acoustic Parameter Set
 *     (GeMAPS), 2016</a>
 * @see <a href="https://doi.org/10.1121/1.396427">D. J. Hermes: Measurement of pitch by subharmonic summation, 1988</a>
 */
public final class SubharmonicPitch {

    /** Most frames between a frame and the decision about it; so many decided frames can be asked for. */
    public static final int LAG = PitchPath.LAG;

    private static final double FRAME_SECONDS = 0.060;

    private final int bins;
    private final float silenceEnergy;
    private final SubharmonicSum sum;
    private final PitchPath path;
    private final float[] energy = new float[SpectrumBlock.LANES];
    private int received;

    /**
     * @param fftSize size of the transform whose {@code fftSize / 2 + 1} magnitudes come in
     * @throws IllegalArgumentException if the rate is under four times the highest pitch, or the transform is shorter than a frame
     */
    public SubharmonicPitch(SubharmonicPitchOptions options, int sampleRateHz, int fftSize) {
        if (sampleRateHz < 4 * options.maxHz()) {
            throw new IllegalArgumentException(
                    "sampleRateHz must be at least four times maxHz (" + options.maxHz() + ") but was " + sampleRateHz);
        }
        double frame = FRAME_SECONDS * sampleRateHz;
        if (fftSize < frame) {
            throw new IllegalArgumentException(
                    "fftSize must be at least a 60 ms frame (" + (int) Math.ceil(frame) + ") but was " + fftSize);
        }
        bins = fftSize / 2 + 1;
        silenceEnergy = (float) (options.silenceRms() * options.silenceRms() * frame * fftSize);
        sum = new SubharmonicSum(options, sampleRateHz, fftSize);
        path = new PitchPath(options.candidates(), options.voicingThreshold());
    }

    /**
     * Looks at the magnitude spectra of a block of frames; {@link #accept} then takes them one by one.
     *
     * @param magnitude {@code |X[k]|} of samples in [-1, 1] times the window, {@code [fftSize / 2 + 1][LANES]}, the frames
     *     side by side
     */
    public void analyse(float[][] magnitude) {
        measureEnergy(magnitude);
        sum.analyse(magnitude);
    }

    /**
     * Takes the next frame.
     *
     * @param lane which of those that {@link #analyse} saw
     */
    public void accept(int lane) {
        if (!(energy[lane] < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "magnitudes of frame " + received + " must be finite; the samples hold NaN or infinity");
        }
        if (energy[lane] >= silenceEnergy && energy[lane] > 0) {
            sum.pick(lane);
        } else {
            sum.clear();
        }
        path.accept(sum);
        received++;
    }

    /** No more frames: everything is decided. */
    public void finish() {
        path.finish();
    }

    /** Frames {@code 0..decided() - 1} are final. */
    public int decided() {
        return path.decided();
    }

    /** The pitch of one of the last {@value #LAG} decided frames in hertz; 0: none. */
    public float hz(int frame) {
        if (frame >= decided() || frame < decided() - LAG || frame < 0) {
            throw new IndexOutOfBoundsException(
                    "frame must be in " + Math.max(0, decided() - LAG) + ".." + (decided() - 1) + " but was " + frame);
        }
        float octave = path.octave(frame);
        return octave == 0 ? 0 : (float) Math.pow(2, octave);
    }

    /** By Parseval's theorem {@code fftSize} times that of the windowed samples. */
    private void measureEnergy(float[][] magnitude) {
        Arrays.fill(energy, 0);
        for (int k = 1; k < bins - 1; k++) {
            Lanes.addSquare(magnitude[k], energy);
        }
        Lanes.accumulate(energy, energy);
        Lanes.addSquare(magnitude[0], energy);
        Lanes.addSquare(magnitude[bins - 1], energy);
    }
}
