package dev.undertone.cli.plot;

import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;

/** Levels of mel bands, {@code [frames][bands]}, in dB over a full-scale sine. */
final class MelSpectrum {

    private static final double WINDOW_SECONDS = 0.032;
    private static final double HOP_SECONDS = 0.008;

    private final Spectra spectra;
    private final int bands;
    private final double maxHz;

    /** @param maxHz upper edge of the highest band; half the sample rate if that is lower */
    MelSpectrum(Clip clip, int bands, double maxHz) {
        this.spectra = Spectra.of(clip.waveform(), WINDOW_SECONDS, HOP_SECONDS);
        this.bands = bands;
        this.maxHz = Math.min(maxHz, spectra.sampleRateHz() / 2.0);
    }

    Spectra spectra() {
        return spectra;
    }

    float[] decibels() {
        MelFilterbank filterbank = new MelFilterbank(
                new MelOptions(bands, 0, maxHz, MelScale.HTK, MelNorm.NONE), spectra.sampleRateHz(), spectra.fftSize());
        float[] power = new float[spectra.bins()];
        float[] mel = new float[bands];
        float[] decibels = new float[spectra.frames() * bands];
        double fullScale = spectra.fullScaleSum();
        for (int frame = 0; frame < spectra.frames(); frame++) {
            spectra.power(frame, power);
            filterbank.apply(power, mel);
            for (int band = 0; band < bands; band++) {
                decibels[frame * bands + band] = LevelScale.decibels(mel[band], fullScale);
            }
        }
        return decibels;
    }

    /** The frequencies between neighbouring bands, halfway between their centres in mel. */
    double[] edgesHz() {
        double most = MelScale.HTK.fromHz(maxHz);
        double[] edges = new double[bands + 1];
        for (int i = 0; i <= bands; i++) {
            edges[i] = MelScale.HTK.toHz(most * (i + 0.5) / (bands + 1));
        }
        return edges;
    }
}
