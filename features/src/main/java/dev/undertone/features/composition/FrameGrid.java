package dev.undertone.features.composition;

import dev.undertone.features.internal.Pool;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The frames that all extractors of a set measure, and what they share. Frame {@code t} is centred on sample {@code t·hop}. Thread-safe. */
public final class FrameGrid {

    private final int sampleRateHz;
    private final Stft stft;
    private final Map<MelOptions, MelFilterbank> mels = new ConcurrentHashMap<>();
    private final Pool<FrameBlock> blocks = new Pool<>(() -> new FrameBlock(this));
    private final Pool<float[][]> rows = new Pool<>(() -> new float[bins()][FrameBlock.LANES]);

    public FrameGrid(int sampleRateHz, StftOptions options) {
        this.sampleRateHz = sampleRateHz;
        this.stft = new Stft(options);
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    public Stft stft() {
        return stft;
    }

    /** Frequencies of its spectra. */
    int bins() {
        return stft.bins();
    }

    /** Blocks to go through a recording with. */
    Pool<FrameBlock> blocks() {
        return blocks;
    }

    /** Memory for the spectra of a block, {@code [bins][LANES]}. */
    Pool<float[][]> rows() {
        return rows;
    }

    public int fftSize() {
        return stft.options().fftSize();
    }

    public int windowSamples() {
        return stft.options().windowSamples();
    }

    public int hopSamples() {
        return stft.options().hopSamples();
    }

    public double nyquistHz() {
        return sampleRateHz / 2.0;
    }

    /** The filters of those options; extractors that want the same ones share them, and then their results. */
    public MelFilterbank mel(MelOptions options) {
        return mels.computeIfAbsent(options, o -> new MelFilterbank(o, sampleRateHz, fftSize()));
    }
}
