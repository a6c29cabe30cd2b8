package dev.undertone.recognition.internal;

import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.WindowFunction;
import dev.undertone.recognition.VoiceActivityDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures, on the frames of speech, what makes a model trained on clean wide-band recordings less sure. */
public final class SpeechQuality {

    /** Soft voices in studio corpora go down to about -50 dBFS and are judged well. */
    private static final double QUIET_DBFS = -55;

    /** Wide-band speech has far more of its power above 4.6 kHz than this; a telephone's filter leaves less. */
    private static final double NARROW_BAND_DB = -50;

    private static final int ENOUGH_FRAMES = 50;
    private static final int FFT_SIZE = 256;
    private static final int FIRST_HIGH_BIN = 4600 * FFT_SIZE / VoiceActivityDetector.SAMPLE_RATE_HZ;
    private static final RealFft FFT = new RealFft(FFT_SIZE);
    private static final float[] WINDOW = WindowFunction.HANN.periodic(VoiceActivityDetector.FRAME_SAMPLES);

    private final RealFft.Workspace workspace = FFT.newWorkspace();
    private final float[] windowed = new float[FFT_SIZE];
    private final float[] spectrum = new float[FFT.bins()];
    private double power;
    private double bandPower;
    private double highPower;
    private long samples;
    private long frames;

    /** Takes the next frame of speech at 16 kHz; the last one may be short. */
    public void speech(float[] frame) {
        for (int i = 0; i < WINDOW.length; i++) {
            float sample = i < frame.length ? frame[i] : 0;
            power += (double) sample * sample;
            windowed[i] = sample * WINDOW[i];
        }
        FFT.power(windowed, spectrum, workspace);
        for (int k = 1; k < spectrum.length; k++) {
            bandPower += spectrum[k];
            highPower += k >= FIRST_HIGH_BIN ? spectrum[k] : 0;
        }
        samples += frame.length;
        frames++;
    }

    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (frames < ENOUGH_FRAMES || power <= 0) {
            return warnings;
        }
        double dbfs = 10 * Math.log10(power / samples);
        if (dbfs < QUIET_DBFS) {
            warnings.add(String.format(
                    Locale.ROOT, "very quiet: speech is at %.0f dBFS; record closer or with more gain", dbfs));
        }
        if (10 * Math.log10(highPower / bandPower + 1e-12) < NARROW_BAND_DB) {
            warnings.add("telephone band: nothing above about 4 kHz; the model learnt from wide-band speech and is less"
                    + " sure here");
        }
        return warnings;
    }
}
