package dev.undertone.features;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;
import dev.undertone.features.spectral.SpectrumBlock;
import dev.undertone.features.spectral.SpectrumReader;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import dev.undertone.features.spectral.WindowFunction;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * {@code logmel-v1}: {@code log10(mel + 1e-8)} of 80 HTK mel bands of height 1 from 50 to 8000 Hz, at 16 kHz, from 40 ms
 * Hann windows in transforms of 1024, every 12.5 ms; {@code 1 + samples/200} frames, centred, with zeros beyond the ends.
 * Frozen: a change needs a new id.
 */
final class LogMelV1 implements FrameFeatureSet {

    static final String ID = "logmel-v1";

    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final StftOptions FRAMES = new StftOptions(1024, 640, 200, WindowFunction.HANN);
    private static final MelOptions MELS = new MelOptions(80, 50, 8000, MelScale.HTK, MelNorm.NONE);
    private static final float FLOOR = 1e-8f;

    private final FeatureSchema schema = new FeatureSchema(
            ID,
            IntStream.range(0, MELS.bands())
                    .mapToObj(band -> String.format(Locale.ROOT, "logmel%02d", band))
                    .toList(),
            List.copyOf(Collections.nCopies(MELS.bands(), "log10 power")),
            SAMPLE_RATE_HZ,
            FRAMES.windowSamples(),
            FRAMES.hopSamples());
    private final Stft stft = new Stft(FRAMES);
    private final MelFilterbank mels = new MelFilterbank(MELS, SAMPLE_RATE_HZ, FRAMES.fftSize());

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public int minimumSamples() {
        return FRAMES.windowSamples();
    }

    @Override
    public FeatureMatrix extract(Waveform waveform) {
        requireAccepted(waveform);
        FeatureMatrix.Builder matrix = new FeatureMatrix.Builder(schema);
        SpectrumReader spectra = new SpectrumReader(stft, waveform);
        SpectrumBlock block = new SpectrumBlock(stft.bins());
        float[][] mel = new float[mels.bands()][SpectrumBlock.LANES];
        float[] frame = new float[mels.bands()];
        while (spectra.read(block)) {
            mels.applyLanes(block.power(), mel);
            for (float[] band : mel) {
                raise(band);
                Decibels.fromPowers(band);
                lower(band);
            }
            for (int lane = 0; lane < block.frames(); lane++) {
                for (int band = 0; band < frame.length; band++) {
                    frame[band] = mel[band][lane];
                }
                matrix.append(frame);
            }
        }
        return matrix.build();
    }

    /** From decibels. */
    private static void lower(float[] levels) {
        for (int lane = 0; lane < SpectrumBlock.LANES; lane++) {
            levels[lane] /= 10;
        }
    }

    private static void raise(float[] powers) {
        for (int lane = 0; lane < SpectrumBlock.LANES; lane++) {
            powers[lane] += FLOOR;
        }
    }
}
