package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.Lanes;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.Mfcc;
import dev.undertone.features.spectral.MfccOptions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cepstral coefficients ({@link Mfcc}) of the mel spectrum in dB, which is first limited to a range below the loudest
 * value of the whole recording, as librosa does: so they are known only after its last frame.
 */
final class MfccExtractor implements FrameExtractor {

    private final FrameGrid grid;
    private final MelFilterbank bank;
    private final Mfcc mfcc;
    private final double rangeDb;

    private MfccExtractor(FrameGrid grid, MelFilterbank bank, Mfcc mfcc, double rangeDb) {
        this.grid = grid;
        this.bank = bank;
        this.mfcc = mfcc;
        this.rangeDb = rangeDb;
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        MelOptions mels = MelExtractor.melOptions(grid, options, "melBands", 128);
        int coefficients = options.whole("coefficients", Math.min(20, mels.bands()), 1, mels.bands(), "melBands");
        double lifter = options.number("lifter", 0, 0, 1000);
        double rangeDb = options.number("rangeDb", Decibels.RANGE_DB, 1, 1000);
        return new MfccExtractor(
                grid, grid.mel(mels), new Mfcc(new MfccOptions(coefficients, mels.bands(), lifter)), rangeDb);
    }

    @Override
    public List<String> columns() {
        return Columns.numbered(mfcc.coefficients());
    }

    @Override
    public List<String> units() {
        return Collections.nCopies(mfcc.coefficients(), "dB");
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new Meter(grid.stft().frames(recording.length()));
    }

    private final class Meter implements FrameMeter {

        /** In dB, or powers if only means are wanted. */
        private final float[][] mel = new float[bank.bands()][FrameBlock.LANES];

        private final float[][] cepstra = new float[mfcc.coefficients()][FrameBlock.LANES];
        private final StoredRows kept;
        private final float[] loudest = new float[FrameBlock.LANES];
        private final float[] floor = new float[FrameBlock.LANES];
        private float greatest = Float.NEGATIVE_INFINITY;
        private boolean powers;

        Meter(int frames) {
            kept = new StoredRows(bank.bands(), frames);
            Arrays.fill(loudest, Float.NEGATIVE_INFINITY);
        }

        @Override
        public void meansOnly() {
            powers = true;
        }

        @Override
        public void accept(FrameBlock block) {
            float[][] levels = powers ? block.mel(bank) : decibels(block.mel(bank));
            for (float[] band : levels) {
                // Lanes without a frame hold silence, which is never louder.
                Lanes.raise(loudest, band);
            }
            kept.append(levels);
        }

        private float[][] decibels(float[][] power) {
            for (int band = 0; band < mel.length; band++) {
                System.arraycopy(power[band], 0, mel[band], 0, FrameBlock.LANES);
                Decibels.fromPowers(mel[band]);
            }
            return mel;
        }

        @Override
        public void finish() {
            kept.finish();
            for (float lane : loudest) {
                greatest = Math.max(greatest, lane);
            }
            Arrays.fill(floor, greatest - (float) rangeDb);
        }

        @Override
        public void values(int block, float[][] into, int row) {
            kept.read(block, mel, 0);
            for (float[] band : mel) {
                Lanes.raise(band, floor);
            }
            mfcc.applyLanes(mel, cepstra);
            for (int i = 0; i < cepstra.length; i++) {
                System.arraycopy(cepstra[i], 0, into[row + i], 0, FrameBlock.LANES);
            }
        }

        /** The transform is linear: that of the bands' means, once. */
        @Override
        public Optional<float[]> means(int frames) {
            if (!powers) {
                return Optional.empty();
            }
            LevelSums levels = new LevelSums(greatest, rangeDb);
            double[] sums = new double[mel.length];
            for (int block = 0; block * (long) FrameBlock.LANES < frames; block++) {
                kept.read(block, mel, 0);
                int lanes = Math.min(FrameBlock.LANES, frames - block * FrameBlock.LANES);
                for (int band = 0; band < sums.length; band++) {
                    sums[band] += levels.of(mel[band], lanes);
                }
            }
            float[] meanDb = new float[sums.length];
            for (int band = 0; band < sums.length; band++) {
                meanDb[band] = (float) (sums[band] / frames);
            }
            float[] means = new float[mfcc.coefficients()];
            mfcc.apply(meanDb, means, 0);
            return Optional.of(means);
        }
    }
}
