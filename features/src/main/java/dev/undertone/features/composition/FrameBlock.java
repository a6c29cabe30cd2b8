package dev.undertone.features.composition;

import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.SpectrumBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A block of neighbouring frames and what several extractors want of them, computed once. Used by one thread. */
public final class FrameBlock {

    /** Frames side by side in every row of numbers. */
    public static final int LANES = SpectrumBlock.LANES;

    private final SpectrumBlock spectrum;
    private float[][] magnitude;
    /** Where rows come from when those of {@link #magnitude} were given away. */
    private @Nullable BlockPool replacements;

    private final Map<MelFilterbank, float[][]> mels = new HashMap<>();
    private final Set<MelFilterbank> filtered = new HashSet<>();
    private int index;
    private int frames;
    private int magnitudeBlock = -1;

    /** @param bins frequencies of the spectra */
    FrameBlock(int bins) {
        this.spectrum = new SpectrumBlock(bins);
        this.magnitude = new float[bins][LANES];
    }

    /** Makes it stand for another block, whose spectra are already in {@link #spectrum}. */
    void moveTo(int index, int frames) {
        this.index = index;
        this.frames = frames;
        magnitudeBlock = -1;
        if (replacements != null) {
            magnitude = replacements.take(magnitude);
            replacements = null;
        }
        filtered.clear();
    }

    /** Counted from 0. */
    public int index() {
        return index;
    }

    /** The frame in lane 0. */
    public int firstFrame() {
        return index * LANES;
    }

    /** Lanes that hold a frame. */
    public int frames() {
        return frames;
    }

    /** The power spectra. */
    public SpectrumBlock spectrum() {
        return spectrum;
    }

    /** {@code [bins][LANES]} magnitudes, to be read only. */
    public float[][] magnitude() {
        if (magnitudeBlock != index) {
            float[][] power = spectrum.power();
            for (int k = 0; k < magnitude.length; k++) {
                root(power[k], magnitude[k]);
            }
            magnitudeBlock = index;
        }
        return magnitude;
    }

    /** The magnitudes, to be kept beyond this block by the caller, who gives them back to the pool. */
    float[][] keepMagnitude(BlockPool pool) {
        float[][] kept = magnitude();
        if (replacements != null) {
            return pool.copyOf(kept);
        }
        replacements = pool;
        return kept;
    }

    private static void root(float[] power, float[] into) {
        for (int lane = 0; lane < LANES; lane++) {
            into[lane] = (float) Math.sqrt(power[lane]);
        }
    }

    /** {@code [bands][LANES]} powers in the bands of a bank, to be read only. */
    public float[][] mel(MelFilterbank bank) {
        float[][] mel = mels.computeIfAbsent(bank, b -> new float[b.bands()][LANES]);
        if (filtered.add(bank)) {
            bank.applyLanes(spectrum.power(), mel);
        }
        return mel;
    }
}
