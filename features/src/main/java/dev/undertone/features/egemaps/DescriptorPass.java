package dev.undertone.features.egemaps;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.BlockTransform;
import dev.undertone.features.spectral.SpectrumBlock;
import dev.undertone.features.spectral.WindowFunction;
import dev.undertone.features.voice.GemapsFormants;
import dev.undertone.features.voice.HarmonicLevels;
import java.util.Arrays;

/** One pass over a recording, block after block, that fills its {@link DescriptorTracks}. */
final class DescriptorPass {

    private static final int WINDOW = DescriptorTracks.SPECTRAL_WINDOW;
    private static final int HOP = DescriptorTracks.HOP;
    private static final int LANES = SpectrumBlock.LANES;
    private static final int HOPS_PER_WINDOW = WINDOW / HOP;

    private final Waveform waveform;
    private final DescriptorTracks tracks;
    private final BlockTransform transform =
            new BlockTransform(AuditoryBands.FFT_SIZE, WindowFunction.HAMMING.symmetric(WINDOW), HOP);
    private final SpectralBalance balance = new SpectralBalance();
    private final AuditoryBands bands = new AuditoryBands();
    private final GemapsFormants formants = new GemapsFormants();
    private final VoiceSource source;
    private final float[] samples = new float[(LANES - 1) * HOP + DescriptorTracks.PITCH_WINDOW];
    private final float[][] power = new float[AuditoryBands.FFT_SIZE / 2 + 1][LANES];
    private final float[][] re = new float[GemapsFormants.BINS][LANES];
    private final float[][] im = new float[GemapsFormants.BINS][LANES];
    private final float[] energies = new float[LANES + HOPS_PER_WINDOW];

    private DescriptorPass(Waveform waveform) {
        this.waveform = waveform;
        this.tracks = new DescriptorTracks(waveform.length());
        this.source = new VoiceSource(waveform, tracks);
    }

    /** The descriptors of a recording of 16 kHz and at least one pitch frame. */
    static DescriptorTracks over(Waveform waveform) {
        DescriptorPass pass = new DescriptorPass(waveform);
        pass.run();
        return pass.tracks;
    }

    private void run() {
        for (int first = 0; first < tracks.spectralFrames(); first += LANES) {
            int held = (int) Math.min(samples.length, waveform.length() - (long) first * HOP);
            waveform.copyTo(first * HOP, samples, 0, held);
            Arrays.fill(samples, held, samples.length, 0);
            measureSpectra(first, Math.min(LANES, tracks.spectralFrames() - first));
            source.accept(samples, Math.min(LANES, tracks.pitchFrames() - first));
            tracks.settle(source.described());
        }
        source.finish();
        tracks.finish();
    }

    private void measureSpectra(int first, int count) {
        addEnergy(count);
        transform.spectrum(samples, power, re, im);
        balance.measure(power, first, count, tracks);
        bands.measure(power, first, count, tracks);
        formants.resample(re, im);
        for (int lane = 0; lane < count; lane++) {
            formants.measure(lane);
            for (int i = 0; i < Descriptor.FORMANT_FREQUENCY.size(); i++) {
                tracks.set(Descriptor.FORMANT_FREQUENCY.get(i), first + lane, formants.hz(i));
                tracks.set(Descriptor.FORMANT_BANDWIDTH.get(i), first + lane, formants.bandwidthHz(i));
                tracks.set(Descriptor.FORMANT_AMPLITUDE.get(i), first + lane, HarmonicLevels.NO_PITCH_DB);
            }
        }
    }

    private void addEnergy(int count) {
        for (int hop = 0; hop < count + HOPS_PER_WINDOW - 1; hop++) {
            energies[hop] = energy(hop * HOP);
        }
        for (int lane = 0; lane < count; lane++) {
            tracks.addMeanSquare(((double) energies[lane] + energies[lane + 1]) / WINDOW);
        }
    }

    /** Of one hop. */
    private float energy(int from) {
        float even = 0;
        float odd = 0;
        for (int i = from; i < from + HOP; i += 2) {
            even += samples[i] * samples[i];
            odd += samples[i + 1] * samples[i + 1];
        }
        return even + odd;
    }
}
