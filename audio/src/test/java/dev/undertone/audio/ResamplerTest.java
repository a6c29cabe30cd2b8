package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    private static final double[] PASSBAND = {0.002, 0.1, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9};

    /** Far enough from both ends that the filter never sees the silence outside the recording. */
    private static final double EDGE_SECONDS = 0.1;

    @ParameterizedTest
    @CsvSource({
        "48000, 16000",
        "44100, 16000",
        "8000, 16000",
        "11025, 16000",
        "22050, 16000",
        "96000, 44100",
        "192000, 16000",
        "16000, 48000",
        "24414, 16000",
        "16001, 15991"
    })
    void tonesKeepTheirLevelAndLeaveNoAliasOrImage(int from, int to) {
        assertTones(
                from, to, in -> Resampler.resample(Waveform.of(in, from), to).toArray());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.92, 1.08, 0.9123456789, Math.PI / 3, 1 / Math.PI})
    void realRatiosMeetTheSameBounds(double ratio) {
        assertTones(16000, 16000 * ratio, in -> Resampler.resample(in, ratio));
    }

    private interface Rate {
        float[] change(float[] in);
    }

    private static void assertTones(double from, double to, Rate rate) {
        double nyquist = Math.min(from, to) / 2;
        for (double f : PASSBAND) {
            double hz = f * nyquist;
            float[] out = middle(rate.change(tone(hz, from, 1.0)), to);
            Tone heard = Tone.fit(out, hz / to);
            assertThat(20 * Math.log10(heard.amplitude))
                    .as("gain in dB at %.0f Hz", hz)
                    .isCloseTo(0, within(0.01));
            assertThat(20 * Math.log10(heard.residual))
                    .as("aliases and images in dB at %.0f Hz", hz)
                    .isLessThan(-90);
        }
        for (double f = 1.0; f * nyquist < from / 2; f *= 1.07) {
            double hz = f * nyquist;
            float[] out = middle(rate.change(tone(hz, from, 1.0)), to);
            assertThat(20 * Math.log10(rms(out) * Math.sqrt(2)))
                    .as("alias in dB of %.0f Hz", hz)
                    .isLessThan(-90);
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 16000", "44100, 16000", "11025, 16000", "96000, 44100", "24414, 16000"})
    void aSweepComesOutInTimeAndInPhase(int from, int to) {
        double top = 0.9 * Math.min(from, to) / 2;
        DoubleUnaryOperator sweep = t -> Math.sin(Math.PI * top * t * t / 2);
        float[] out = resample(sampled(sweep, from, 2 * from), from, to);
        float[] expected = sampled(sweep, to, 2 * to);
        int edge = (int) (EDGE_SECONDS * to);
        for (int i = edge; i < out.length - edge; i++) {
            assertThat((double) out[i]).isCloseTo(expected[i], within(1e-4));
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 16000", "44100, 16000", "96000, 44100", "22050, 16000"})
    void aSweepAboveTheNewNyquistIsSilenced(int from, int to) {
        double low = to / 2.0;
        double high = from / 2.0;
        // Hann fades keep the sweep's own ends from splattering below the new Nyquist frequency.
        DoubleUnaryOperator sweep = t -> Math.sin(2 * Math.PI * (low * 1.02 * t + (high - low * 1.02) * t * t / 4))
                * Math.pow(Math.sin(Math.PI * t / 2), 2);
        float[] out = resample(sampled(sweep, from, 2 * from), from, to);
        assertThat(20 * Math.log10(peak(out))).isLessThan(-90);
    }

    @Test
    void anImpulseStaysWhereItWasAndIsSymmetric() {
        float[] in = new float[4800];
        in[2400] = 1;
        float[] out = resample(in, 48000, 16000);
        assertThat(out).hasSize(1600);
        for (int d = 1; d < 300; d++) {
            assertThat(out[800 - d]).isEqualTo(out[800 + d]);
        }
        assertThat(out[800]).isEqualTo(peak(out));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 48000, 16000, 1",
        "3, 48000, 16000, 1",
        "4, 48000, 16000, 2",
        "44100, 44100, 16000, 16000",
        "1, 8000, 16000, 2",
        "0, 44100, 16000, 0",
        "48001, 48000, 16000, 16001",
        "5, 16000, 16000, 5"
    })
    void theLengthIsRoundedUp(int samples, int from, int to, int expected) {
        assertThat(resample(new float[samples], from, to)).hasSize(expected);
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyChunkingGivesTheSameBits(long seed) {
        Random random = new Random(seed);
        int[] rates = {8000, 11025, 16000, 22050, 24414, 44100, 48000, 96000, 4001};
        int from = rates[random.nextInt(rates.length)];
        int to = rates[random.nextInt(rates.length)];
        float[] in = new float[30_000 + random.nextInt(30_000)];
        for (int i = 0; i < in.length; i++) {
            in[i] = random.nextFloat() * 2 - 1;
        }
        float[] whole = Resampler.resample(Waveform.of(in, from), to).toArray();

        Resampler resampler = Resampler.of(from, to);
        float[] chunked = new float[whole.length];
        int written = 0;
        for (int taken = 0; taken < in.length; ) {
            int count = Math.min(in.length - taken, random.nextInt(random.nextBoolean() ? 10 : 20_000));
            float[] out = new float[resampler.maxOutput(count)];
            int n = resampler.process(in, taken, count, out, 0);
            System.arraycopy(out, 0, chunked, written, n);
            written += n;
            taken += count;
        }
        float[] rest = new float[resampler.maxOutput(0)];
        int n = resampler.flush(rest, 0);
        System.arraycopy(rest, 0, chunked, written, n);
        assertThat(written + n).isEqualTo(whole.length);
        if (from != to) {
            assertThat(chunked).isEqualTo(whole);
        }
    }

    @Test
    void theSameRateIsTheSameSamples() {
        float[] in = tone(440, 16000, 0.1);
        Resampler resampler = Resampler.of(16000, 16000);
        float[] out = new float[resampler.maxOutput(in.length)];
        int n = resampler.process(in, 0, in.length, out, 0);
        n += resampler.flush(out, n);
        assertThat(Arrays.copyOf(out, n)).isEqualTo(in);
    }

    @Test
    void afterAFlushTheNextRecordingStartsFresh() {
        float[] in = tone(440, 44100, 0.2);
        Resampler resampler = Resampler.of(44100, 16000);
        float[] first = new float[resampler.maxOutput(in.length)];
        float[] second = new float[first.length];
        resampler.flush(first, resampler.process(in, 0, in.length, first, 0));
        resampler.flush(second, resampler.process(in, 0, in.length, second, 0));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void absurdRatesAreRefusedAndExtremeOnesStaySmall() {
        assertThatThrownBy(() -> Resampler.of(Integer.MAX_VALUE, 16000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1/256..256")
                .hasMessageContaining("2147483647");
        assertThatThrownBy(() -> Resampler.of(0, 16000)).hasMessageContaining("must be positive but were from 0 Hz");
        assertThatThrownBy(() -> Resampler.resample(new float[1], Double.NaN)).hasMessageContaining("but was NaN");
        assertThat(resample(new float[1_000_000], 255 * 16_001, 16_000)).hasSize(3922);
        assertThat(resample(new float[100], Integer.MAX_VALUE - 1, Integer.MAX_VALUE))
                .hasSize(101);
    }

    private static float[] resample(float[] in, int from, int to) {
        return Resampler.resample(Waveform.of(in, from), to).toArray();
    }

    private static float[] tone(double hz, double rate, double seconds) {
        return sampled(t -> Math.sin(2 * Math.PI * hz * t + 0.3), rate, (int) (seconds * rate));
    }

    private static float[] sampled(DoubleUnaryOperator signal, double rate, int samples) {
        float[] out = new float[samples];
        for (int i = 0; i < samples; i++) {
            out[i] = (float) signal.applyAsDouble(i / rate);
        }
        return out;
    }

    private static float[] middle(float[] x, double rate) {
        int edge = (int) (EDGE_SECONDS * rate);
        return Arrays.copyOfRange(x, edge, x.length - edge);
    }

    private static double rms(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += (double) v * v;
        }
        return Math.sqrt(sum / x.length);
    }

    private static float peak(float[] x) {
        float peak = 0;
        for (float v : x) {
            peak = Math.max(peak, Math.abs(v));
        }
        return peak;
    }

    /** The least-squares sinusoid of a known frequency, and what it leaves over as the amplitude of an equal tone. */
    private record Tone(double amplitude, double residual) {

        static Tone fit(float[] x, double cyclesPerSample) {
            double cc = 0;
            double ss = 0;
            double cs = 0;
            double xc = 0;
            double xs = 0;
            for (int i = 0; i < x.length; i++) {
                double c = Math.cos(2 * Math.PI * cyclesPerSample * i);
                double s = Math.sin(2 * Math.PI * cyclesPerSample * i);
                cc += c * c;
                ss += s * s;
                cs += c * s;
                xc += x[i] * c;
                xs += x[i] * s;
            }
            double determinant = cc * ss - cs * cs;
            double a = (xc * ss - xs * cs) / determinant;
            double b = (xs * cc - xc * cs) / determinant;
            double left = 0;
            for (int i = 0; i < x.length; i++) {
                double e = x[i]
                        - a * Math.cos(2 * Math.PI * cyclesPerSample * i)
                        - b * Math.sin(2 * Math.PI * cyclesPerSample * i);
                left += e * e;
            }
            return new Tone(Math.hypot(a, b), Math.sqrt(2 * left / x.length));
        }
    }
}
