package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.SideBySide;
import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubharmonicPitchTest {

    private static final int RATE_HZ = PitchSpectra.RATE_HZ;
    private static final String COLUMN = "F0semitoneFrom27.5Hz_sma3nz";
    private static final double ONE_PER_CENT_IN_SEMITONES = 12 * Math.log(1.01) / Math.log(2);

    private static SubharmonicPitch tracker() {
        return new SubharmonicPitch(SubharmonicPitchOptions.defaults(), RATE_HZ, PitchSpectra.FFT_SIZE);
    }

    private static int voiced(float[] hz) {
        int count = 0;
        for (float value : hz) {
            count += value > 0 ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 110, 155.5, 220, 317, 440})
    void findsThePitchOfAVowel(double truthHz) {
        float[] hz = PitchSpectra.pitch(Signals.voice(truthHz, 1, RATE_HZ, 700, 1220, 2600));
        assertThat(hz).hasSize(95);
        for (float value : hz) {
            assertThat(value).isCloseTo((float) truthHz, within((float) (0.015 * truthHz)));
        }
    }

    @ParameterizedTest
    // The spectrum of slower clicks has so many harmonics as high that the rule of 0.7 calls them unvoiced.
    @ValueSource(ints = {40, 64, 80, 120})
    void findsThePitchOfClicks(int periodSamples) {
        float truthHz = (float) RATE_HZ / periodSamples;
        for (float value : PitchSpectra.pitch(Signals.impulseTrain(periodSamples, 1, RATE_HZ))) {
            assertThat(value).isCloseTo(truthHz, within(0.015f * truthHz));
        }
    }

    /** A frame's pitch is that of its middle, 30 ms after its start. */
    @Test
    void followsAGlide() {
        float[] fundamental = Signals.chirp(150, 300, 0.3, 2, RATE_HZ);
        float[] second = Signals.chirp(300, 600, 0.2, 2, RATE_HZ);
        float[] third = Signals.chirp(450, 900, 0.1, 2, RATE_HZ);
        float[] hz = PitchSpectra.pitch(Signals.mix(Signals.mix(fundamental, second), third));
        for (int frame = 0; frame < hz.length; frame++) {
            float truthHz = (float) (150 + 75 * (0.010 * frame + 0.030));
            assertThat(hz[frame]).isCloseTo(truthHz, within(0.02f * truthHz));
        }
    }

    @Test
    void pitchScalesNotWithLevel() {
        float[] voice = Signals.voice(180, 1, RATE_HZ, 500, 1500, 2500);
        float[] quiet = PitchSpectra.pitch(Signals.scaled(voice, 1 / 64.0));
        assertThat(quiet).isEqualTo(PitchSpectra.pitch(voice));
    }

    @Test
    void clippingLeavesThePitch() {
        for (float value : PitchSpectra.pitch(Signals.clipped(Signals.voice(180, 1, RATE_HZ, 500, 1500, 2500), 0.05))) {
            assertThat(value).isCloseTo(180f, within(3f));
        }
    }

    @Test
    void silenceConstantsAndShortSignalsHaveNoPitch() {
        assertThat(voiced(PitchSpectra.pitch(Signals.silence(1, RATE_HZ)))).isZero();
        float[] constant = Signals.silence(1, RATE_HZ);
        Arrays.fill(constant, 0.5f);
        assertThat(voiced(PitchSpectra.pitch(constant))).isZero();
        assertThat(PitchSpectra.pitch(Signals.silence(0.059, RATE_HZ))).isEmpty();
        assertThat(voiced(PitchSpectra.pitch(Signals.voice(120, 0.06, RATE_HZ, 600))))
                .isOne();
    }

    @Test
    void aVoiceUnderSixtyDecibelsHasNoPitch() {
        float[] voice = Signals.voice(180, 1, RATE_HZ, 500, 1500, 2500);
        assertThat(voiced(PitchSpectra.pitch(Signals.scaled(voice, 0.001)))).isZero();
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void whiteNoiseHasNoPitch(long seed) {
        assertThat(voiced(PitchSpectra.pitch(Signals.whiteNoise(0.1, 2, RATE_HZ, seed))))
                .isZero();
    }

    @Test
    void onsetsAndOffsetsAreWithinAFrame() {
        float[] voice = Signals.voice(200, 0.5, RATE_HZ, 500, 1500, 2500);
        float[] noise = Signals.whiteNoise(0.01, 0.5, RATE_HZ, 7);
        float[] hz = PitchSpectra.pitch(Signals.concat(noise, voice, noise));
        assertThat(voiced(hz)).isBetween(46, 54);
        for (int frame = 50; frame < 94; frame++) {
            assertThat(hz[frame]).as("frame %s", frame).isCloseTo(200f, within(3f));
        }
    }

    /** Decisions come at most {@link SubharmonicPitch#LAG} frames late and are never taken back, however long it goes on. */
    @Test
    void decidesWithBoundedDelay() {
        float[][] spectra = PitchSpectra.of(Signals.voice(200, 0.2, RATE_HZ, 500, 1500, 2500));
        SubharmonicPitch pitch = tracker();
        pitch.analyse(SideBySide.rows(spectra));
        for (int frame = 0; frame < 100_000; frame++) {
            pitch.accept(frame % spectra.length);
            assertThat(frame + 1 - pitch.decided()).isBetween(0, SubharmonicPitch.LAG);
        }
        pitch.finish();
        assertThat(pitch.decided()).isEqualTo(100_000);
        assertThat(pitch.hz(99_999)).isCloseTo(200, within(3f));
        assertThatThrownBy(() -> pitch.hz(99_935))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("99936..99999 but was 99935");
    }

    @Test
    void refusesNaNAndWrongOptions() {
        float[] spectrum = new float[513];
        spectrum[7] = Float.NaN;
        SubharmonicPitch pitch = tracker();
        pitch.analyse(SideBySide.rows(spectrum));
        assertThatThrownBy(() -> pitch.accept(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frame 0 must be finite");
        assertThatThrownBy(() -> new SubharmonicPitch(SubharmonicPitchOptions.defaults(), RATE_HZ, 512))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least a 60 ms frame (960) but was 512");
        assertThatThrownBy(() -> new SubharmonicPitch(SubharmonicPitchOptions.defaults(), 3000, 512))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("four times maxHz");
        assertThatThrownBy(() -> new SubharmonicPitchOptions(55, 50, 15, 0.85, 6, 0.7, 0.001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxHz must be above minHz (55.0) but was 50.0");
    }

    /** Against openSMILE 3.0.1: frames voiced in one only, pitch where both are voiced, and the whole tracks. */
    @Test
    void agreesWithTheReference() {
        int frames = 0;
        int voicingDiffers = 0;
        int voicedInBoth = 0;
        int pitchDiffers = 0;
        List<double[]> actual = new ArrayList<>();
        List<double[]> expected = new ArrayList<>();
        for (String recording : OpenSmileReference.recordings()) {
            float[] hz = PitchSpectra.pitch(OpenSmileReference.samples(recording));
            double[] semitones = new double[hz.length];
            for (int t = 0; t < hz.length; t++) {
                semitones[t] = hz[t] == 0 ? 0 : 12 * Math.log(hz[t] / 27.5) / Math.log(2);
            }
            double[] smooth = OpenSmileReference.smoothedBetweenZeros(semitones);
            double[] reference = OpenSmileReference.track(recording, COLUMN);
            actual.add(smooth);
            expected.add(reference);
            frames += hz.length;
            for (int t = 0; t < hz.length; t++) {
                if (smooth[t] == 0 || reference[t] == 0) {
                    voicingDiffers += smooth[t] == reference[t] ? 0 : 1;
                } else {
                    voicedInBoth++;
                    pitchDiffers += Math.abs(smooth[t] - reference[t]) > ONE_PER_CENT_IN_SEMITONES ? 1 : 0;
                }
            }
        }
        assertThat(frames).isGreaterThan(3500);
        assertThat(voicingDiffers).as("of %s frames", frames).isLessThan(frames * 3 / 100);
        assertThat(pitchDiffers).as("of %s frames", voicedInBoth).isLessThan(voicedInBoth * 5 / 100);
        assertThat(OpenSmileReference.correlation(actual, expected)).isGreaterThan(0.95);
    }
}
