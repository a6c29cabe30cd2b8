package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PitchTrackerTest {

    private static final int RATE_HZ = 16_000;

    private static PitchTrack track(float[] samples) {
        return new PitchTracker(PitchOptions.defaults(), RATE_HZ).track(Waveform.of(samples, RATE_HZ));
    }

    private static double cents(double hz, double truthHz) {
        return 1200 * Math.log(hz / truthHz) / Math.log(2);
    }

    private static int voiced(PitchTrack track) {
        int count = 0;
        for (int frame = 0; frame < track.frames(); frame++) {
            count += track.isVoiced(frame) ? 1 : 0;
        }
        return count;
    }

    @Test
    void followsAChirp() {
        PitchTrack track = track(Signals.chirp(100, 400, 0.3, 2, RATE_HZ));
        assertThat(voiced(track)).isGreaterThan(track.frames() - 4);
        for (int frame = 3; frame < track.frames() - 3; frame++) {
            double truth = 100 + 150 * track.timeSeconds(frame);
            assertThat(cents(track.hz(frame), truth))
                    .as("at %.3f s", track.timeSeconds(frame))
                    .isCloseTo(0, within(17.0));
        }
    }

    @ParameterizedTest(name = "{0} Hz, formants {1} {2} {3}")
    @CsvSource({
        "75, 700, 1220, 2600",
        "110, 300, 870, 2240",
        "150, 270, 2290, 3010",
        "220, 850, 1610, 2850",
        "330, 660, 1720, 2410",
        "500, 500, 1500, 2500"
    })
    void isNotFooledByOctaves(double hz, double f1, double f2, double f3) {
        PitchTrack track = track(Signals.voice(hz, 0.5, RATE_HZ, f1, f2, f3));
        for (int frame = 3; frame < track.frames() - 3; frame++) {
            assertThat(cents(track.hz(frame), hz)).as("frame %s", frame).isCloseTo(0, within(5.0));
            assertThat(track.strength(frame)).isBetween(0.9, 1.0);
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void noiseIsUnvoiced(long seed) {
        PitchTrack white = track(Signals.whiteNoise(0.1, 2, RATE_HZ, seed));
        PitchTrack pink = track(Signals.pinkNoise(0.1, 2, RATE_HZ, seed));
        assertThat(voiced(white)).isLessThanOrEqualTo(white.frames() / 20);
        assertThat(voiced(pink)).isLessThanOrEqualTo(pink.frames() / 20);
    }

    @Test
    void keepsThePitchInNoise() {
        float[] noisy =
                Signals.mix(Signals.voice(180, 1, RATE_HZ, 700, 1220, 2600), Signals.whiteNoise(0.02, 1, RATE_HZ, 5));
        PitchTrack track = track(noisy);
        assertThat(voiced(track)).isGreaterThan(track.frames() * 95 / 100);
        for (int frame = 3; frame < track.frames() - 3; frame++) {
            assertThat(cents(track.hz(frame), 180)).isCloseTo(0, within(30.0));
        }
    }

    @Test
    void silenceAndConstantsAreUnvoiced() {
        float[] constant = new float[RATE_HZ];
        Arrays.fill(constant, 0.7f);
        for (float[] samples : new float[][] {constant, new float[RATE_HZ], new float[100], new float[0]}) {
            PitchTrack track = track(samples);
            assertThat(voiced(track)).isZero();
            assertThat(track.frames()).isPositive();
            assertThat(track.strength(0)).isZero();
            assertThatThrownBy(() -> track.hz(0)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesWhatItCannotTrack() {
        assertThatThrownBy(() -> new PitchOptions(60, 50, 0.45, 0.03, 0.01, 0.35, 0.14))
                .hasMessage("maxHz must be above minHz (60.0) and at most 2000 but was 50.0");
        assertThatThrownBy(() -> new PitchTracker(PitchOptions.defaults(), 2000))
                .hasMessageContaining("was 2000");
        assertThatThrownBy(
                        () -> new PitchTracker(PitchOptions.defaults(), RATE_HZ).track(Waveform.of(new float[9], 8000)))
                .hasMessageContainingAll("16000", "8000", "resample");
    }
}
