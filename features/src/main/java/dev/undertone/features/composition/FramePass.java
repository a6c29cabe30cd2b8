package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.SpectrumReader;
import java.util.List;

/** Goes through a recording once and shows every meter every block; to finish them is left to the caller. */
final class FramePass {

    private FramePass() {}

    /** @param spectra whether any meter looks at them */
    static void over(FrameGrid grid, Waveform recording, boolean spectra, List<FrameMeter> meters) {
        int frames = grid.stft().frames(recording.length());
        FrameBlock block = grid.blocks().take();
        SpectrumReader reader = new SpectrumReader(grid.stft(), recording);
        for (int index = 0; index * (long) FrameBlock.LANES < frames; index++) {
            if (spectra && !reader.read(block.spectrum())) {
                throw new IllegalStateException("spectra ended before frame " + index * (long) FrameBlock.LANES);
            }
            block.moveTo(index, Math.min(FrameBlock.LANES, frames - index * FrameBlock.LANES));
            for (FrameMeter meter : meters) {
                meter.accept(block);
            }
        }
        grid.blocks().giveBack(block);
    }
}
