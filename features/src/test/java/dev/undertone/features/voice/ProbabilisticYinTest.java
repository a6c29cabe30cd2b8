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

class ProbabilisticYinTest {

    private static final int RATE_HZ = 16_000;

    private static PitchTrack track(float[] samples) {
        return new ProbabilisticYin(PyinOptions.defaults(), RATE_HZ).track(Waveform.of(samples, RATE_HZ));
    }

    private static double cents(double hz, double truthHz) {
        return 1200 * Math.log(hz / truthHz) / Math.log(2);
    }

    /**
     * librosa 0.11.0. Its probability of voice in a frame that holds one click or next to nothing hangs on rounding, by
     * the 1 % that goes to the least trough.
     */
    @Test
    void agreesWithLibrosa() {
        int frames = 0;
        int agreeing = 0;
        for (String recording : Reference.fullRecordings()) {
            Npy expected = Reference.figures(recording, "pyin__f2048_h512");
            PitchTrack track = track(Reference.samples(recording));
            assertThat(track.frames()).isEqualTo(expected.columns());
            for (int t = 0; t < track.frames(); t++) {
                boolean voiced = expected.get(1, t) != 0;
                frames++;
                agreeing += voiced == track.isVoiced(t) ? 1 : 0;
                if (voiced && track.isVoiced(t)) {
                    assertThat(track.hz(t)).isCloseTo(expected.get(0, t), within(1e-4 * expected.get(0, t)));
                }
                assertThat(track.strength(t)).isCloseTo(expected.get(2, t), within(0.0100001));
            }
        }
        assertThat(frames).isGreaterThan(1000);
        assertThat((double) agreeing / frames).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void followsAGlide() {
        PitchTrack track = track(Signals.chirp(100, 400, 0.3, 4, RATE_HZ));
        for (int t = 3; t < track.frames() - 3; t++) {
            double truth = 100 + 75 * track.timeSeconds(t);
            assertThat(track.isVoiced(t)).as("frame %s", t).isTrue();
            assertThat(cents(track.hz(t), truth))
                    .as("at %.3f s", track.timeSeconds(t))
                    .isCloseTo(0, within(25.0));
        }
    }

    @Test
    void partsVoiceFromNoise() {
        float[] samples = Signals.concat(
                Signals.whiteNoise(0.05, 1, RATE_HZ, 5),
                Signals.voice(140, 1, RATE_HZ, 700, 1220, 2600),
                Signals.whiteNoise(0.05, 1, RATE_HZ, 6));
        PitchTrack track = track(samples);
        for (int t = 0; t < track.frames(); t++) {
            double time = track.timeSeconds(t);
            if (time > 1.1 && time < 1.9) {
                assertThat(cents(track.hz(t), 140)).as("at %.3f s", time).isCloseTo(0, within(8.0));
                assertThat(track.strength(t)).isGreaterThan(0.8);
            } else if ((time > 0.3 && time < 0.9) || time > 2.1) {
                assertThat(track.isVoiced(t)).as("at %.3f s", time).isFalse();
            }
        }
    }

    @Test
    void silenceIsUnvoiced() {
        for (float[] samples : new float[][] {new float[RATE_HZ / 2], new float[1], new float[0]}) {
            PitchTrack track = track(samples);
            assertThat(track.frames()).isEqualTo(1 + samples.length / 512);
            for (int t = 0; t < track.frames(); t++) {
                assertThat(track.isVoiced(t)).isFalse();
                assertThat(track.strength(t)).isZero();
            }
        }
    }

    @Test
    void aConstantHasOnlyTheChanceOfNoTrough() {
        float[] constant = new float[RATE_HZ / 2];
        Arrays.fill(constant, 0.25f);
        PitchTrack track = track(constant);
        for (int t = 2; t < track.frames() - 2; t++) {
            assertThat(track.strength(t)).isCloseTo(0.01, within(1e-6));
        }
    }

    @Test
    void aLongPathIsTheSameWhereItIsSettledInParts() {
        int hopSamples = 8;
        ProbabilisticYin tracker = new ProbabilisticYin(
                new PyinOptions(new YinFrames(100, 400, 64, hopSamples), 0.5, 300, 0.01, 0.01), 4000);
        PitchTrack track = tracker.track(Waveform.of(Signals.chirp(150, 350, 0.3, 42, 4000), 4000));
        assertThat(track.frames()).isGreaterThan(20_000);
        for (int t = 50; t < track.frames() - 50; t++) {
            double truth = 150 + 200 * track.timeSeconds(t) / 42;
            assertThat(cents(track.hz(t), truth)).as("frame %s", t).isCloseTo(0, within(150.0));
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        float[] samples = Signals.tone(150, 0.3, 0.5, RATE_HZ);
        samples[4321] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(() -> track(samples)).hasMessageContaining("sample 4321 was Infinity");
        YinFrames frames = YinFrames.defaults();
        assertThatThrownBy(() -> new ProbabilisticYin(PyinOptions.defaults(), 900))
                .hasMessageContaining("450.0");
        assertThatThrownBy(() -> new PyinOptions(frames, 0, 35.92, 0.01, 0.01))
                .hasMessageContaining("resolutionSemitones must be in 0.01..1 but was 0.0");
        assertThatThrownBy(() -> new PyinOptions(frames, 0.1, 0, 0.01, 0.01)).hasMessageContaining("maxTransitionRate");
        assertThatThrownBy(() -> new PyinOptions(frames, 0.1, 35.92, 1, 0.01))
                .hasMessageContaining("switchProbability must be above 0 and below 1 but was 1.0");
        assertThatThrownBy(() -> new PyinOptions(frames, 0.1, 35.92, 0.01, -1))
                .hasMessageContaining("noTroughProbability must be in 0..1 but was -1.0");
    }
}
