package dev.undertone.features.egemaps;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.BlockTransform;
import dev.undertone.features.spectral.Lanes;
import dev.undertone.features.spectral.SpectrumBlock;
import dev.undertone.features.voice.HarmonicLevels;
import dev.undertone.features.voice.HarmonicsToNoise;
import dev.undertone.features.voice.PeriodPerturbation;
import dev.undertone.features.voice.SubharmonicPitch;
import dev.undertone.features.voice.SubharmonicPitchOptions;

/**
 * The descriptors that need a pitch, from 60 ms frames under a Gaussian window. A frame's pitch is decided some frames
 * later, so spectra are kept until then. Used by one thread, on the frames of one recording in order.
 */
final class VoiceSource {

    private static final int WINDOW = DescriptorTracks.PITCH_WINDOW;
    private static final int FFT_SIZE = 1024;
    private static final double GAUSS_SIGMA = 0.4;
    private static final double F0_REFERENCE_HZ = 27.5;
    private static final int LANES = SpectrumBlock.LANES;

    private final DescriptorTracks tracks;
    private final SubharmonicPitch pitch =
            new SubharmonicPitch(SubharmonicPitchOptions.defaults(), DescriptorTracks.SAMPLE_RATE_HZ, FFT_SIZE);
    private final HarmonicLevels levels = new HarmonicLevels(DescriptorTracks.SAMPLE_RATE_HZ, FFT_SIZE);
    private final HarmonicsToNoise noise = new HarmonicsToNoise(DescriptorTracks.SAMPLE_RATE_HZ, FFT_SIZE);
    private final PeriodPerturbation periods;
    private final BlockTransform transform = new BlockTransform(FFT_SIZE, gauss(), DescriptorTracks.HOP);
    /** Of this block and of those that a decision may be late by. */
    private final float[][][] magnitudes =
            new float[1 + (SubharmonicPitch.LAG + LANES - 1) / LANES][FFT_SIZE / 2 + 1][LANES];

    private final float[] magnitude = new float[FFT_SIZE / 2 + 1];
    private int block;
    private int described;

    VoiceSource(Waveform waveform, DescriptorTracks tracks) {
        this.tracks = tracks;
        this.periods = new PeriodPerturbation(waveform);
    }

    /** Its standard deviation is {@value #GAUSS_SIGMA} of half its length. */
    private static float[] gauss() {
        float[] window = new float[WINDOW];
        double centre = (WINDOW - 1) / 2.0;
        for (int n = 0; n < WINDOW; n++) {
            double deviations = (n - centre) / (GAUSS_SIGMA * centre);
            window[n] = (float) Math.exp(-0.5 * deviations * deviations);
        }
        return window;
    }

    /** Takes the next {@code count} frames, the first of which begins with the samples; none if it is not positive. */
    void accept(float[] samples, int count) {
        if (count <= 0) {
            return;
        }
        float[][] spectra = magnitudes[block % magnitudes.length];
        transform.power(samples, spectra);
        for (float[] row : spectra) {
            Lanes.squareRoot(row, row);
        }
        block++;
        pitch.analyse(spectra);
        for (int lane = 0; lane < count; lane++) {
            pitch.accept(lane);
            describeDecided();
        }
    }

    /** No more frames. */
    void finish() {
        pitch.finish();
        describeDecided();
    }

    /** How many frames have got their descriptors. */
    int described() {
        return described;
    }

    private void describeDecided() {
        for (; described < pitch.decided(); described++) {
            float hz = pitch.hz(described);
            periods.measure(described, hz);
            if (hz > 0) {
                describe(described, hz);
            }
        }
    }

    private void describe(int frame, float hz) {
        float[][] spectra = magnitudes[frame / LANES % magnitudes.length];
        int lane = frame % LANES;
        for (int k = 0; k < magnitude.length; k++) {
            magnitude[k] = spectra[k][lane];
        }
        tracks.set(Descriptor.F0, frame, (float) (12 * Math.log(hz / F0_REFERENCE_HZ) / Math.log(2)));
        tracks.set(Descriptor.JITTER, frame, periods.jitter());
        tracks.set(Descriptor.SHIMMER, frame, periods.shimmerDb());
        tracks.set(Descriptor.HNR, frame, noise.db(magnitude, hz));
        levels.measure(
                magnitude,
                hz,
                tracks.get(Descriptor.F1_FREQUENCY, frame),
                tracks.get(Descriptor.F2_FREQUENCY, frame),
                tracks.get(Descriptor.F3_FREQUENCY, frame));
        tracks.set(Descriptor.H1_H2, frame, levels.h1MinusH2());
        tracks.set(Descriptor.H1_A3, frame, levels.h1MinusA3());
        for (int i = 0; i < Descriptor.FORMANT_AMPLITUDE.size(); i++) {
            tracks.set(Descriptor.FORMANT_AMPLITUDE.get(i), frame, levels.amplitudeLogRelF0(i));
        }
    }
}
