package dev.undertone.corpora.augmentation;

import dev.undertone.features.spectral.OverlapAdd;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import dev.undertone.features.spectral.WindowFunction;
import dev.undertone.features.voice.LinearPredictor;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Moves the spectral envelope, and so the formants, while harmonics stay where they are: each frame's spectrum is divided
 * by its envelope and multiplied by the moved one. The envelope is that of linear prediction.
 *
 * @see <a href="https://doi.org/10.1109/PROC.1975.9792">J. Makhoul: Linear prediction, a tutorial review, 1975</a>
 */
final class FormantMover {

    private static final double WINDOW_SECONDS = 0.025;
    private static final int POLES_PER_KHZ = 1;
    private static final int MORE_POLES = 2;
    /** Keeps the envelope from falling without end where a recording holds nothing. */
    private static final double NOISE = 1e-6;

    private static final double MOST_GAIN = Math.log(Math.pow(10, 30 / 20.0));

    private final int sampleRateHz;
    private final Stft stft;
    private final RealFft fft;
    private final RealFft.Workspace workspace;
    private final LinearPredictor predictor;
    private final double[] correlation;
    private final double[] coefficients;
    private final float[] sequence;
    private final float[] real;
    private final float[] imaginary;

    private FormantMover(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
        int window = Math.max(16, Integer.highestOneBit((int) (2 * WINDOW_SECONDS * sampleRateHz)));
        this.stft = new Stft(new StftOptions(2 * window, window, window / 4, WindowFunction.HANN));
        this.fft = new RealFft(2 * window);
        this.workspace = fft.newWorkspace();
        int order = Math.min(window / 2, MORE_POLES + POLES_PER_KHZ * sampleRateHz / 1000);
        this.predictor = new LinearPredictor(order);
        this.correlation = new double[order + 1];
        this.coefficients = new double[order + 1];
        this.sequence = new float[fft.size()];
        this.real = new float[fft.bins()];
        this.imaginary = new float[fft.bins()];
    }

    /**
     * Moves the envelope; the mean power stays.
     *
     * @param sourceHz where the envelope of each frequency is taken from
     */
    static float[] apply(float[] samples, int sampleRateHz, DoubleUnaryOperator sourceHz) {
        float[] moved = new FormantMover(sampleRateHz).apply(samples, sourceHz);
        double power = Samples.power(moved);
        if (power > 0) {
            Samples.scale(moved, Math.sqrt(Samples.power(samples) / power));
        }
        return moved;
    }

    private float[] apply(float[] samples, DoubleUnaryOperator sourceHz) {
        OverlapAdd out = new OverlapAdd(stft, samples.length);
        Stft.Workspace frames = stft.newWorkspace();
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        double[] envelope = new double[fft.bins()];
        double[] source = new double[fft.bins()];
        double binHz = (double) sampleRateHz / fft.size();
        for (int k = 0; k < source.length; k++) {
            source[k] = Math.max(0, Math.min(source.length - 1, sourceHz.applyAsDouble(k * binHz) / binHz));
        }
        for (int frame = 0; frame < stft.frames(samples.length); frame++) {
            stft.spectrum(samples, frame, re, im, frames);
            if (measure(re, im, envelope)) {
                for (int k = 0; k < re.length; k++) {
                    double wanted = between(envelope, source[k]) - envelope[k];
                    float gain = (float) Math.exp(Math.max(-MOST_GAIN, Math.min(MOST_GAIN, wanted)));
                    re[k] *= gain;
                    im[k] *= gain;
                }
            }
            out.add(frame, re, im);
        }
        return out.samples();
    }

    /** Fills in the natural logarithm of a spectrum's envelope, up to a constant; false for silence. */
    private boolean measure(float[] re, float[] im, double[] envelope) {
        for (int k = 0; k < re.length; k++) {
            sequence[k] = re[k] * re[k] + im[k] * im[k];
        }
        for (int k = 1; k < re.length - 1; k++) {
            sequence[fft.size() - k] = sequence[k];
        }
        fft.transform(sequence, real, imaginary, workspace);
        for (int lag = 0; lag < correlation.length; lag++) {
            correlation[lag] = real[lag];
        }
        if (!predictor.fit(correlation, NOISE, coefficients)) {
            return false;
        }
        Arrays.fill(sequence, 0);
        for (int i = 0; i < coefficients.length; i++) {
            sequence[i] = (float) coefficients[i];
        }
        fft.transform(sequence, real, imaginary, workspace);
        for (int k = 0; k < envelope.length; k++) {
            double squared = (double) real[k] * real[k] + (double) imaginary[k] * imaginary[k];
            envelope[k] = -0.5 * Math.log(squared + Float.MIN_NORMAL);
        }
        return true;
    }

    private static double between(double[] values, double at) {
        int below = Math.min((int) at, values.length - 2);
        return values[below] + (at - below) * (values[below + 1] - values[below]);
    }
}
