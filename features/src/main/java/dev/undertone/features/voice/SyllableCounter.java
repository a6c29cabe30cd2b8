package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;
import java.util.Arrays;

/**
 * Counts syllables by their nuclei: maxima of the level, 64 ms Hann windows every 16 ms, that are voiced, loud enough and
 * parted by a dip. It needs no words and no training; it hears syllables that were spoken, not those that were written.
 * Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.3758/BRM.41.2.385">de Jong and Wempe, Praat script to detect syllable nuclei and measure
 *     speech rate automatically, 2009</a>
 */
public final class SyllableCounter {

    private static final double WINDOW_SECONDS = 0.064;
    private static final double HOP_SECONDS = 0.016;
    private static final int STRETCH_SECONDS = 600;
    private static final int MARGIN_SECONDS = 5;
    private static final double LOUDEST_SHARE = 0.99;
    private static final double SILENCE = 1e-10;

    private final SyllableOptions options;
    private final PitchTracker pitchTracker;
    private final int sampleRateHz;

    public SyllableCounter(SyllableOptions options, int sampleRateHz) {
        this.options = options;
        this.sampleRateHz = sampleRateHz;
        this.pitchTracker = new PitchTracker(PitchOptions.defaults(), sampleRateHz);
    }

    /**
     * Counts the syllables of a recording.
     *
     * @return none for a silent, constant or unvoiced recording or one shorter than a window
     * @throws IllegalArgumentException if the rate is another or a sample is not finite
     */
    public SpeechRate count(Waveform waveform) {
        Yin.requireRate(waveform, sampleRateHz);
        double[] level = levelDb(waveform);
        double seconds = waveform.durationSeconds();
        if (level.length == 0) {
            return new SpeechRate(0, seconds, 0);
        }
        double[] sorted = level.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double loudest = sorted[(int) (LOUDEST_SHARE * (sorted.length - 1))];
        double quiet = loudest - options.rangeDb();
        boolean[] voiced = voiced(waveform, level.length);
        int syllables = 0;
        for (int nucleus : nuclei(level, Math.max(median + options.overMedianDb(), quiet), options.dipDb())) {
            syllables += voiced[nucleus] ? 1 : 0;
        }
        return new SpeechRate(syllables, seconds, Math.min(seconds, pauseSeconds(level, quiet)));
    }

    /**
     * Maxima at or above a level, each at least {@code dipDb} above the lowest point since the one before; of maxima that
     * are not, the higher.
     */
    static int[] nuclei(double[] level, double least, double dipDb) {
        int[] nuclei = new int[level.length];
        int count = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int t = 0; t < level.length; t++) {
            lowest = Math.min(lowest, level[t]);
            boolean maximum = t > 0 && t < level.length - 1 && level[t] > level[t - 1] && level[t] >= level[t + 1];
            if (!maximum || level[t] < least) {
                continue;
            }
            if (count == 0 || level[t] - lowest >= dipDb) {
                nuclei[count++] = t;
                lowest = level[t];
            } else if (level[t] > level[nuclei[count - 1]]) {
                nuclei[count - 1] = t;
                lowest = level[t];
            }
        }
        return Arrays.copyOf(nuclei, count);
    }

    private double pauseSeconds(double[] level, double quiet) {
        double total = 0;
        int run = 0;
        for (int t = 0; t <= level.length; t++) {
            if (t < level.length && level[t] < quiet) {
                run++;
                continue;
            }
            double seconds = run * HOP_SECONDS;
            total += seconds >= options.pauseSeconds() ? seconds : 0;
            run = 0;
        }
        return total;
    }

    /** Mean square less the squared mean under the window, in dB, at least -100. */
    private double[] levelDb(Waveform waveform) {
        int window = Math.max(2, (int) Math.round(WINDOW_SECONDS * sampleRateHz));
        int frames = waveform.length() < window ? 0 : 1 + (int) ((waveform.length() - window) / hop());
        double[] weight = new double[window];
        double total = 0;
        for (int i = 0; i < window; i++) {
            weight[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / window);
            total += weight[i];
        }
        double[] level = new double[frames];
        float[] samples = new float[window];
        for (int t = 0; t < frames; t++) {
            int from = (int) (t * hop());
            waveform.copyTo(from, samples);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < window; i++) {
                sum += weight[i] * samples[i];
                squares += weight[i] * samples[i] * samples[i];
            }
            double variance = squares / total - sum / total * (sum / total);
            if (!(Math.abs(variance) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("syllables need finite samples but samples " + from + ".."
                        + (from + window - 1) + " hold others");
            }
            level[t] = 10 * Math.log10(Math.max(SILENCE, variance));
        }
        return level;
    }

    private double hop() {
        return HOP_SECONDS * sampleRateHz;
    }

    /**
     * Whether the pitch frame nearest to the middle of each level frame is voiced; pitch is tracked stretch after stretch,
     * with some more on either side, so that memory does not grow with the recording.
     */
    private boolean[] voiced(Waveform waveform, int frames) {
        boolean[] voiced = new boolean[frames];
        int t = 0;
        for (int start = 0; t < frames; start += STRETCH_SECONDS * sampleRateHz) {
            int from = Math.max(0, start - MARGIN_SECONDS * sampleRateHz);
            long end = start + (long) STRETCH_SECONDS * sampleRateHz;
            long to = Math.min(waveform.length(), end + MARGIN_SECONDS * sampleRateHz);
            PitchTrack pitch = pitchTracker.track(waveform.slice(from, (int) to));
            int at = 0;
            for (; t < frames && middle(t) < (double) end / sampleRateHz; t++) {
                double middle = middle(t) - (double) from / sampleRateHz;
                while (at + 1 < pitch.frames()
                        && Math.abs(pitch.timeSeconds(at + 1) - middle) <= Math.abs(pitch.timeSeconds(at) - middle)) {
                    at++;
                }
                voiced[t] = pitch.frames() > 0 && pitch.isVoiced(at);
            }
        }
        return voiced;
    }

    private static double middle(int frame) {
        return frame * HOP_SECONDS + WINDOW_SECONDS / 2;
    }
}
