package dev.undertone.features.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FeatureVector;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposedFunctionalsTest {

    private static final double HOP = 0.01;

    private static ChosenTrack track(float... column) {
        ChosenTrack track = new ChosenTrack(column.length, HOP);
        track.choose(column, new boolean[column.length], ChosenFrames.ALL, true);
        return track;
    }

    private static double value(String functional, float... column) {
        return Functional.named(functional).of(track(column));
    }

    @Test
    void distribution() {
        assertThat(value("mean", 1, 2, 3, 6)).isEqualTo(3);
        assertThat(value("sd", 1, 3)).isEqualTo(1);
        assertThat(value("cv", 1, 3)).isEqualTo(0.5);
        assertThat(value("p50", 1, 2, 3, 4)).isEqualTo(2.5);
        assertThat(value("range-p25-p75", 1, 2, 3, 4, 5)).isEqualTo(2);
        assertThat(value("range", 1, 2, 9)).isEqualTo(8);
        assertThat(value("skewness", 1, 2, 3)).isCloseTo(0, within(1e-12));
        assertThat(value("kurtosis", 1, 3)).isCloseTo(-2, within(1e-9));
    }

    @Test
    void shape() {
        assertThat(value("rising-slope-mean", 1, 2, 3, 2, 3, 5)).isCloseTo((2 / 0.02 + 3 / 0.02) / 2, within(1e-6));
        assertThat(value("falling-slope-mean", 3, 1, 2)).isCloseTo(200, within(1e-6));
        assertThat(value("regression-slope", 1, 2, 3, 4)).isCloseTo(100, within(1e-6));
        assertThat(value("regression-error", 1, 2, 3, 4)).isCloseTo(0, within(1e-9));
        assertThat(value("peaks-per-second", 1, 2, 1, 2, 1)).isCloseTo(2 / 0.05, within(1e-9));
        assertThat(value("peak-mean", 1, 2, 1, 4, 1)).isEqualTo(3);
    }

    /** Zeros part runs; no slope leads across them. */
    @Test
    void gaps() {
        assertThat(value("segments-per-second", 1, 1, 0, 1, 0)).isCloseTo(2 / 0.05, within(1e-9));
        assertThat(value("segment-length-mean", 1, 1, 0, 1, 0)).isCloseTo(0.015, within(1e-12));
        assertThat(value("rising-slope-mean", 1, 0, 5)).isZero();
        assertThat(value("mean", 2, 0, 4)).isEqualTo(3);
    }

    @Test
    void ofNothingEverythingIsZero() {
        for (String name : Functional.NAMES) {
            assertThat(value(name, 0, 0)).as(name).isZero();
            assertThat(value(name, 7)).as(name).isFinite();
            assertThat(value(name, 7, 7, 7, 7)).as(name).isFinite();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tutorial-180", "tutorial-193"})
    void meansAreThoseOfTheFrames(String id) {
        UtteranceFeatureSet set = FeatureCatalog.utterance(id);
        int rateHz = set.schema().sampleRateHz();
        float[] voice = Signals.voice(140, 3, rateHz, 600, 1200, 2500);
        Waveform waveform = Waveform.of(Signals.concat(voice, Signals.silence(1, rateHz)), rateHz);
        FeatureMatrix frames = set.lowLevel().orElseThrow().extract(waveform);
        // Twice, as the memory of the first recording is used again.
        set.extract(waveform);
        FeatureVector means = set.extract(waveform);
        for (int d = 0; d < means.dims(); d++) {
            double sum = 0;
            double greatest = 0;
            for (int t = 0; t < frames.frames(); t++) {
                sum += frames.get(t, d);
                greatest = Math.max(greatest, Math.abs(frames.get(t, d)));
            }
            assertThat((double) means.get(d))
                    .as(means.schema().names().get(d))
                    .isCloseTo(sum / frames.frames(), within(1e-6 * (1 + greatest)));
        }
    }
}
