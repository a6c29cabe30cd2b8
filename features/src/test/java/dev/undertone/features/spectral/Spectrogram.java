package dev.undertone.features.spectral;

/** Whole-recording spectra, {@code [frames][dims]}, put together from the frame-wise parts for the golden tests. */
final class Spectrogram {

    private Spectrogram() {}

    static float[] power(Stft stft, float[] samples) {
        int bins = stft.bins();
        float[] out = new float[stft.frames(samples.length) * bins];
        float[] power = new float[bins];
        Stft.Workspace workspace = stft.newWorkspace();
        for (int t = 0; t < out.length / bins; t++) {
            stft.power(samples, t, power, workspace);
            System.arraycopy(power, 0, out, t * bins, bins);
        }
        return out;
    }

    static float[] magnitude(Stft stft, float[] samples) {
        float[] out = power(stft, samples);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.sqrt(out[i]);
        }
        return out;
    }

    static float[] mel(Stft stft, MelFilterbank bank, float[] samples) {
        float[] out = new float[stft.frames(samples.length) * bank.bands()];
        float[] power = new float[stft.bins()];
        float[] mel = new float[bank.bands()];
        Stft.Workspace workspace = stft.newWorkspace();
        for (int t = 0; t < out.length / mel.length; t++) {
            stft.power(samples, t, power, workspace);
            bank.apply(power, mel);
            System.arraycopy(mel, 0, out, t * mel.length, mel.length);
        }
        return out;
    }

    static float[] melDb(Stft stft, MelFilterbank bank, float[] samples) {
        float[] out = mel(stft, bank, samples);
        Decibels.fromPowers(out);
        Decibels.limitRange(out, Decibels.RANGE_DB);
        return out;
    }

    static float[] mfcc(Stft stft, MelFilterbank bank, int coefficients, float[] samples) {
        float[] db = melDb(stft, bank, samples);
        Mfcc mfcc = new Mfcc(new MfccOptions(coefficients, bank.bands(), 0));
        float[] frame = new float[bank.bands()];
        float[] out = new float[db.length / frame.length * coefficients];
        for (int t = 0; t < db.length / frame.length; t++) {
            System.arraycopy(db, t * frame.length, frame, 0, frame.length);
            mfcc.apply(frame, out, t * coefficients);
        }
        return out;
    }
}
