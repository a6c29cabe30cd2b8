package dev.undertone.features.egemaps;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.WindowFunction;
import dev.undertone.features.voice.GemapsFormants;
import dev.undertone.features.voice.HarmonicLevels;
import java.util.Arrays;

/** One pass over a recording, block after block, that fills its {@link DescriptorTracks}. */
final class DescriptorPass {

    private static final int WINDOW = DescriptorTracks.SPECTRAL_WINDOW;
    private static final int HOP = DescriptorTracks.HOP;
    private static final int FRAMES_PER_BLOCK = 64;
    private static final RealFft FFT = new RealFft(AuditoryBands.FFT_SIZE);
    private static final float[] HAMMING = symmetricHamming();

    private final Waveform waveform;
    private final DescriptorTracks tracks;
    private final SpectralBalance balance = new SpectralBalance();
    private final AuditoryBands bands = new AuditoryBands();
    private final GemapsFormants formants = new GemapsFormants();
    private final VoiceSource source;
    private final float[] samples = new float[(FRAMES_PER_BLOCK - 1) * HOP + DescriptorTracks.PITCH_WINDOW];
    private final float[] windowed = new float[AuditoryBands.FFT_SIZE];
    private final float[] re = new float[FFT.bins()];
    private final float[] im = new float[FFT.bins()];
    private final float[] power = new float[FFT.bins()];
    private final RealFft.Workspace workspace = FFT.newWorkspace();

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

    /** The window that ends as low as it begins. */
    private static float[] symmetricHamming() {
        float[] window = Arrays.copyOf(WindowFunction.HAMMING.periodic(WINDOW - 1), WINDOW);
        window[WINDOW - 1] = window[0];
        return window;
    }

    private void run() {
        for (int first = 0; first < tracks.spectralFrames(); first += FRAMES_PER_BLOCK) {
            int held = (int) Math.min(samples.length, waveform.length() - (long) first * HOP);
            waveform.copyTo(first * HOP, samples, 0, held);
            int end = Math.min(first + FRAMES_PER_BLOCK, tracks.spectralFrames());
            for (int frame = first; frame < end; frame++) {
                int from = (frame - first) * HOP;
                measureSpectrum(frame, from);
                if (frame < tracks.pitchFrames()) {
                    source.accept(samples, from);
                }
            }
        }
        source.finish();
    }

    private void measureSpectrum(int frame, int from) {
        for (int i = 0; i < WINDOW; i++) {
            windowed[i] = samples[from + i] * HAMMING[i];
        }
        tracks.addMeanSquare((double) energy(from) / WINDOW);
        FFT.transform(windowed, re, im, workspace);
        for (int k = 0; k < power.length; k++) {
            power[k] = re[k] * re[k] + im[k] * im[k];
        }
        balance.measure(power, frame, tracks);
        bands.measure(power, frame, tracks);
        formants.measure(re, im);
        for (int i = 0; i < Descriptor.FORMANT_FREQUENCY.size(); i++) {
            tracks.set(Descriptor.FORMANT_FREQUENCY.get(i), frame, formants.hz(i));
            tracks.set(Descriptor.FORMANT_BANDWIDTH.get(i), frame, formants.bandwidthHz(i));
            tracks.set(Descriptor.FORMANT_AMPLITUDE.get(i), frame, HarmonicLevels.NO_PITCH_DB);
        }
    }

    private float energy(int from) {
        float even = 0;
        float odd = 0;
        for (int i = from; i < from + WINDOW; i += 2) {
            even += samples[i] * samples[i];
            odd += samples[i + 1] * samples[i + 1];
        }
        return even + odd;
    }
}
