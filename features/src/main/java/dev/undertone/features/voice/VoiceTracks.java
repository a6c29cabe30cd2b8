package dev.undertone.features.voice;

import dev.undertone.features.spectral.Delta;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;
import dev.undertone.features.spectral.Mfcc;
import dev.undertone.features.spectral.MfccOptions;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.WindowFunction;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Every {@link Track} of one recording, from one pass over its 25 ms frames, 10 ms apart. */
final class VoiceTracks {

    static final int SAMPLE_RATE_HZ = FrameEnergy.SAMPLE_RATE_HZ;
    static final int WINDOW = FrameEnergy.WINDOW;
    static final int HOP = FrameEnergy.HOP;

    private static final int FFT_SIZE = 1024;
    private static final double F0_REFERENCE_HZ = 100;
    private static final float EMPTY = 1e-10f;
    /** With fewer voiced frames than this the active ones stand in for them. */
    private static final int FEWEST_VOICED = 3;

    private static final RealFft FFT = new RealFft(FFT_SIZE);
    private static final float[] HAMMING = WindowFunction.HAMMING.periodic(WINDOW);
    private static final MelFilterbank MEL = new MelFilterbank(
            new MelOptions(Track.LOGMEL.dims(), 50, 8000, MelScale.HTK, MelNorm.NONE), SAMPLE_RATE_HZ, FFT_SIZE);
    private static final Mfcc MFCC = new Mfcc(new MfccOptions(Track.MFCC.dims(), Track.LOGMEL.dims(), 0));
    private static final PitchTracker PITCH = new PitchTracker(PitchOptions.defaults(), SAMPLE_RATE_HZ);

    private final int frames;
    private final Map<Track, float[][]> values = new EnumMap<>(Track.class);
    private final PitchTrack pitch;
    private final boolean[] active;
    private final boolean[] pitched;
    private final boolean[] voiced;
    private final boolean[] gliding;
    private final boolean[][] resonant = new boolean[FormantFinder.FORMANTS][];

    /** Analyses at least one window of samples. */
    VoiceTracks(float[] samples) {
        frames = FrameEnergy.frames(samples.length);
        for (Track track : Track.values()) {
            values.put(track, new float[track.dims()][frames]);
        }
        for (int formant = 0; formant < resonant.length; formant++) {
            resonant[formant] = new boolean[frames];
        }
        measureEnergy(samples);
        active = activeFrames(FrameEnergy.of(samples));
        pitch = PITCH.track(samples, frames, WINDOW / 2, HOP);
        pitched = new boolean[frames];
        gliding = new boolean[frames];
        voiced = measurePitch() < FEWEST_VOICED ? active : pitched;
        measureSpectra(samples);
        differentiate(Track.ENERGY, Track.ENERGY_DELTA, Delta.FIRST);
        differentiate(Track.MFCC, Track.MFCC_DELTA, Delta.FIRST);
        differentiate(Track.MFCC, Track.MFCC_DELTA2, Delta.SECOND);
    }

    int frames() {
        return frames;
    }

    float[] values(Track track, int dim) {
        return Objects.requireNonNull(values.get(track))[dim];
    }

    void set(Track track, int dim, int frame, double value) {
        values(track, dim)[frame] = (float) value;
    }

    PitchTrack pitch() {
        return pitch;
    }

    boolean[] active() {
        return active;
    }

    /** Frames with a pitch. */
    boolean[] pitched() {
        return pitched;
    }

    /** Frames with a pitch, or the active ones where hardly any is voiced. */
    boolean[] voiced() {
        return voiced;
    }

    /** Frames with a pitch before or after them to compare theirs with. */
    boolean[] gliding() {
        return gliding;
    }

    /** Frames of {@link #voiced} in which that formant was found. */
    boolean[] resonant(int formant) {
        return resonant[formant];
    }

    private void measureEnergy(float[] samples) {
        for (int frame = 0; frame < frames; frame++) {
            float sum = 0;
            int crossings = 0;
            int from = frame * HOP;
            boolean negative = samples[from] < 0;
            for (int i = from; i < from + WINDOW; i++) {
                float x = samples[i];
                sum += x * x;
                boolean below = x < 0;
                crossings += below == negative ? 0 : 1;
                negative = below;
            }
            set(Track.ENERGY, 0, frame, FastDecibels.fromPower(sum / WINDOW + EMPTY));
            set(Track.ZERO_CROSSINGS, 0, frame, (double) crossings / WINDOW);
        }
    }

    private static boolean[] activeFrames(double[] energy) {
        double loudest = Arrays.stream(energy).max().orElseThrow();
        double threshold = loudest * Math.pow(10, -FrameEnergy.ACTIVE_RANGE_DB / 10);
        boolean[] found = new boolean[energy.length];
        for (int frame = 0; frame < found.length; frame++) {
            found[frame] = energy[frame] >= threshold;
        }
        return found;
    }

    /** Returns how many frames have a pitch. */
    private int measurePitch() {
        int count = 0;
        float[] semitones = values(Track.F0_SEMITONES, 0);
        for (int frame = 0; frame < frames; frame++) {
            set(Track.VOICING, 0, frame, pitch.strength(frame));
            if (pitch.isVoiced(frame)) {
                pitched[frame] = true;
                count++;
                semitones[frame] = (float) (12 * Math.log(pitch.hz(frame) / F0_REFERENCE_HZ) / Math.log(2));
            }
        }
        for (int frame = 0; frame < frames; frame++) {
            int before = frame > 0 && pitch.isVoiced(frame - 1) ? frame - 1 : frame;
            int after = frame < frames - 1 && pitch.isVoiced(frame + 1) ? frame + 1 : frame;
            if (pitch.isVoiced(frame) && after > before) {
                gliding[frame] = true;
                set(Track.F0_DELTA, 0, frame, (semitones[after] - semitones[before]) / (after - before));
            }
        }
        return count;
    }

    private void measureSpectra(float[] samples) {
        RealFft.Workspace transform = FFT.newWorkspace();
        SpectralDescriptors descriptors = new SpectralDescriptors(FFT_SIZE, SAMPLE_RATE_HZ);
        FormantFinder formants = new FormantFinder(FFT_SIZE, SAMPLE_RATE_HZ);
        float[] windowed = new float[FFT_SIZE];
        float[] power = new float[FFT.bins()];
        float[] mel = new float[MEL.bands()];
        float[] cepstrum = new float[MFCC.coefficients()];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < WINDOW; i++) {
                windowed[i] = samples[frame * HOP + i] * HAMMING[i];
            }
            FFT.power(windowed, power, transform);
            descriptors.measure(power, frame, this);
            MEL.apply(power, mel);
            for (int band = 0; band < mel.length; band++) {
                mel[band] = FastDecibels.fromPower(mel[band] + EMPTY);
                set(Track.LOGMEL, band, frame, mel[band]);
            }
            MFCC.apply(mel, cepstrum, 0);
            for (int i = 0; i < cepstrum.length; i++) {
                set(Track.MFCC, i, frame, cepstrum[i]);
            }
            int found = voiced[frame] ? formants.find(power) : 0;
            for (int i = 0; i < found; i++) {
                resonant[i][frame] = true;
                set(Track.FORMANT, i, frame, formants.hz(i));
                set(Track.FORMANT_BANDWIDTH, i, frame, formants.bandwidthHz(i));
            }
        }
    }

    private void differentiate(Track source, Track into, Delta delta) {
        for (int dim = 0; dim < source.dims(); dim++) {
            float[] rates = delta.apply(values(source, dim), 1);
            System.arraycopy(rates, 0, values(into, dim), 0, frames);
        }
    }
}
