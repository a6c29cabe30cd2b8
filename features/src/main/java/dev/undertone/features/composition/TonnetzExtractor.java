package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.ChromaFilterbank;
import dev.undertone.features.spectral.Tonnetz;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Tonal centroids ({@link Tonnetz}) of another feature of the set, a chroma.
 *
 * <p>librosa's {@code tonnetz} takes its chroma from a constant-Q transform, and tutorials from the harmonic part of the
 * sound on top. Here it is the chroma of the short-time spectrum: speech has no chords whose tuning a constant-Q transform
 * would resolve, and both would cost ten times what all other features of the set do together.
 */
final class TonnetzExtractor implements FrameExtractor {

    private static final int CLASSES = ChromaFilterbank.CLASSES;

    private final String chroma;

    private TonnetzExtractor(String chroma) {
        this.chroma = chroma;
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        return new TonnetzExtractor(options.earlier("of", "chroma", CLASSES));
    }

    @Override
    public List<String> columns() {
        return Columns.numbered(Tonnetz.DIMS);
    }

    @Override
    public List<String> units() {
        return Collections.nCopies(Tonnetz.DIMS, "1");
    }

    @Override
    public boolean usesSpectra() {
        return false;
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        FrameMeter source = others.apply(chroma);
        float[] frame = new float[CLASSES];
        float[] centroid = new float[Tonnetz.DIMS];
        float[][] classes = new float[CLASSES][FrameBlock.LANES];
        return new DerivedMeter() {
            @Override
            public void values(int block, float[][] into, int row) {
                source.values(block, classes, 0);
                for (int lane = 0; lane < FrameBlock.LANES; lane++) {
                    for (int l = 0; l < CLASSES; l++) {
                        frame[l] = classes[l][lane];
                    }
                    Tonnetz.apply(frame, centroid, 0);
                    for (int d = 0; d < Tonnetz.DIMS; d++) {
                        into[row + d][lane] = centroid[d];
                    }
                }
            }
        };
    }
}
