package dev.undertone.features.composition;

import dev.undertone.features.spectral.Lanes;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.SpectrumBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A block of neighbouring frames and what several extractors want of them, computed once. Used by one thread. */
public final class FrameBlock {

    /** Frames side by side in every row of numbers. */
    public static final int LANES = SpectrumBlock.LANES;

    private final FrameGrid grid;
    private final SpectrumBlock spectrum;
    private float[][] magnitude;
    /** Whether those of {@link #magnitude} are someone else's now. */
    private boolean givenAway;

    private final Map<MelFilterbank, float[][]> mels = new HashMap<>();
    private final Set<MelFilterbank> filtered = new HashSet<>();
    private int index;
    private int frames;
    private int magnitudeBlock = -1;

    FrameBlock(FrameGrid grid) {
        this.grid = grid;
        this.spectrum = new SpectrumBlock(grid.bins());
        this.magnitude = grid.rows().take();
    }

    /** Makes it stand for another block, whose spectra are already in {@link #spectrum}. */
    void moveTo(int index, int frames) {
        this.index = index;
        this.frames = frames;
        magnitudeBlock = -1;
        if (givenAway) {
            magnitude = grid.rows().take();
            givenAway = false;
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
                Lanes.squareRoot(power[k], magnitude[k]);
            }
            magnitudeBlock = index;
        }
        return magnitude;
    }

    /** The magnitudes, to be kept beyond this block by the caller, who gives them back to the grid's {@link FrameGrid#rows}. */
    float[][] keepMagnitude() {
        float[][] kept = magnitude();
        if (givenAway) {
            return copyOf(kept);
        }
        givenAway = true;
        return kept;
    }

    /** The powers, likewise. */
    float[][] keepPower() {
        return copyOf(spectrum.power());
    }

    private float[][] copyOf(float[][] rows) {
        float[][] copy = grid.rows().take();
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, copy[i], 0, LANES);
        }
        return copy;
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
