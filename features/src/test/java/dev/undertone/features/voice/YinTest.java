package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Reference;
import dev.undertone.testkit.Npy;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YinTest {

    private static final int RATE_HZ = 16_000;

    private static PitchTrack track(float[] samples) {
        return new Yin(YinOptions.defaults(), RATE_HZ).track(Waveform.of(samples, RATE_HZ));
    }

    private static double cents(double hz, double truthHz) {
        return 1200 * Math.log(hz / truthHz) / Math.log(2);
    }

    /** librosa 0.11.0: frames voiced in both are those that hold sound here and that its pYIN calls voiced. */
    @ParameterizedTest(name = "frames of {0} every {1}")
    @CsvSource({"2048, 512", "1024, 160"})
    void agreesWithLibrosa(int frameSamples, int hopSamples) {
        Yin yin = new Yin(new YinOptions(new YinFrames(65, 500, frameSamples, hopSamples), 0.1), Reference.RATE_HZ);
        int sounding = 0;
        int close = 0;
        for (String recording : Reference.fullRecordings()) {
            Npy expected = Reference.figures(recording, "yin_f0__f" + frameSamples + "_h" + hopSamples);
            PitchTrack track = yin.track(Waveform.of(Reference.samples(recording), Reference.RATE_HZ));
            assertThat(track.frames()).isEqualTo(expected.columns());
            for (int t = 0; t < track.frames(); t++) {
                if (track.isVoiced(t)) {
                    sounding++;
                    close += Math.abs(track.hz(t) / expected.get(0, t) - 1) < 0.001 ? 1 : 0;
                }
            }
        }
        assertThat(sounding).isGreaterThan(1000);
        assertThat((double) close / sounding).isGreaterThanOrEqualTo(0.998);
    }

    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(doubles = {70, 110, 151.3, 220, 333, 480})
    void findsPureTones(double hz) {
        PitchTrack track = track(Signals.tone(hz, 0.3, 1, RATE_HZ));
        for (int t = 3; t < track.frames() - 3; t++) {
            assertThat(cents(track.hz(t), hz)).as("frame %s", t).isCloseTo(0, within(9.0));
        }
    }

    @Test
    void followsAGlide() {
        PitchTrack track = track(Signals.chirp(100, 400, 0.3, 4, RATE_HZ));
        for (int t = 3; t < track.frames() - 3; t++) {
            double truth = 100 + 75 * track.timeSeconds(t);
            assertThat(cents(track.hz(t), truth))
                    .as("at %.3f s", track.timeSeconds(t))
                    .isCloseTo(0, within(20.0));
        }
    }

    @Test
    void findsAMissingFundamental() {
        float[] harmonics = Signals.tone(240, 0.1, 1, RATE_HZ);
        for (int k = 3; k <= 6; k++) {
            harmonics = Signals.mix(harmonics, Signals.tone(120 * k, 0.1, 1, RATE_HZ));
        }
        PitchTrack track = track(harmonics);
        for (int t = 3; t < track.frames() - 3; t++) {
            assertThat(cents(track.hz(t), 120)).as("frame %s", t).isCloseTo(0, within(9.0));
        }
    }

    @Test
    void doesNotDependOnTheGain() {
        float[] voice = Signals.voice(140, 0.5, RATE_HZ, 700, 1220, 2600);
        PitchTrack loud = track(voice);
        PitchTrack quiet = track(Signals.scaled(voice, 1.0 / 1024));
        for (int t = 0; t < loud.frames(); t++) {
            assertThat(quiet.hz(t)).isEqualTo(loud.hz(t));
            assertThat(quiet.strength(t)).isEqualTo(loud.strength(t));
        }
    }

    @Test
    void tellsVoicesFromNoiseByTheirStrength() {
        assertThat(track(Signals.voice(140, 0.5, RATE_HZ, 700, 1220, 2600)).strength(8))
                .isGreaterThan(0.9);
        assertThat(track(Signals.whiteNoise(0.1, 0.5, RATE_HZ, 3)).strength(8)).isLessThan(0.4);
    }

    @Test
    void silenceIsUnvoiced() {
        PitchTrack track = track(Signals.silence(0.5, RATE_HZ));
        assertThat(track.frames()).isEqualTo(16);
        for (int t = 0; t < track.frames(); t++) {
            assertThat(track.isVoiced(t)).isFalse();
            assertThat(track.strength(t)).isZero();
        }
    }

    @Test
    void aConstantHasTheShortestPeriodAndNoStrength() {
        float[] samples = new float[RATE_HZ / 2];
        Arrays.fill(samples, 0.25f);
        PitchTrack track = track(samples);
        assertThat(track.hz(8)).isEqualTo(500);
        assertThat(track.strength(8)).isZero();
    }

    @Test
    void clippingKeepsThePitch() {
        PitchTrack track = track(Signals.clipped(Signals.tone(150, 2, 0.5, RATE_HZ), 1));
        assertThat(cents(track.hz(8), 150)).isCloseTo(0, within(9.0));
    }

    @Test
    void recordingsShorterThanAFrameHaveZerosAround() {
        assertThat(track(new float[0]).frames()).isEqualTo(1);
        assertThat(track(new float[0]).isVoiced(0)).isFalse();
        assertThat(cents(track(Signals.tone(300, 0.3, 0.06, RATE_HZ)).hz(0), 300))
                .isCloseTo(0, within(60.0));
    }

    @Test
    void refusesWhatItCannotDo() {
        float[] samples = Signals.tone(150, 0.3, 0.5, RATE_HZ);
        samples[4321] = Float.NaN;
        assertThatThrownBy(() -> track(samples)).hasMessageContaining("sample 4321 was NaN");
        assertThatThrownBy(() -> new Yin(YinOptions.defaults(), RATE_HZ).track(Waveform.of(samples, 8000)))
                .hasMessageContaining("16000 Hz but was given 8000 Hz; resample first");
        assertThatThrownBy(() -> new Yin(new YinOptions(new YinFrames(65, 9000, 2048, 512), 0.1), RATE_HZ))
                .hasMessageContaining("maxHz must be at most 8000.0")
                .hasMessageContaining("but was 9000");
        assertThatThrownBy(() -> new Yin(new YinOptions(new YinFrames(65, 500, 200, 512), 0.1), RATE_HZ))
                .hasMessageContaining("frameSamples must be above 247")
                .hasMessageContaining("but was 200; lengthen the frame or raise minHz");
        assertThatThrownBy(() -> new YinFrames(500, 65, 2048, 512)).hasMessageContaining("0 < minHz < maxHz");
        assertThatThrownBy(() -> new YinFrames(65, 500, 3, 512)).hasMessageContaining("at least 4 but was 3");
        assertThatThrownBy(() -> new YinFrames(65, 500, 2048, 0)).hasMessageContaining("at least 1 but was 0");
        assertThatThrownBy(() -> new YinOptions(YinFrames.defaults(), 1.5))
                .hasMessageContaining("threshold must be in 0..1 but was 1.5");
    }
}
