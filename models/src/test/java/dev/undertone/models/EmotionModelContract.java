package dev.undertone.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link EmotionModel} keeps. */
abstract class EmotionModelContract {

    /** A fresh model that the test closes. */
    abstract EmotionModel model();

    @Test
    void scoresItsLabelsAndSumsToOne() {
        try (EmotionModel model = model()) {
            EmotionScores scores = model.score(voice(model, 120, 1));
            assertThat(scores.labels()).isEqualTo(model.labels());
            assertThat(Arrays.stream(scores.toArray()).sum()).isCloseTo(1, within(1e-9));
            assertThat(model.calibration().plain().confidenceThreshold()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void sameSpeechSameScoresAndOtherSpeechOtherScores() {
        try (EmotionModel model = model()) {
            Waveform speech = voice(model, 120, 1);
            assertThat(model.score(speech)).isEqualTo(model.score(speech));
            assertThat(model.score(voice(model, 250, 1))).isNotEqualTo(model.score(speech));
        }
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        int threads = 8;
        try (EmotionModel model = model();
                EmotionModel alone = model()) {
            List<Waveform> speech = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                speech.add(voice(model, 100 + 20 * i, 0.5 + 0.1 * i));
            }
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                List<Future<List<EmotionScores>>> results = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    results.add(
                            pool.submit(() -> speech.stream().map(model::score).toList()));
                }
                List<EmotionScores> expected = speech.stream().map(alone::score).toList();
                for (Future<List<EmotionScores>> result : results) {
                    assertThat(result.get()).isEqualTo(expected);
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void takesTheShortestSpeechItSays() {
        try (EmotionModel model = model()) {
            Waveform shortest = voice(model, 150, 1).slice(0, model.minimumSamples());
            assertThat(model.score(shortest).confidence()).isBetween(0.0, 1.0);
            assertThatThrownBy(() -> model.score(shortest.slice(0, model.minimumSamples() - 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least " + model.minimumSamples() + " samples");
        }
    }

    @Test
    void takesDigitalSilenceAndFullScaleNoise() {
        try (EmotionModel model = model()) {
            int rate = model.sampleRateHz();
            assertThat(model.score(Waveform.of(Signals.silence(1, rate), rate)).confidence())
                    .isBetween(0.0, 1.0);
            float[] noise = Signals.clipped(Signals.whiteNoise(1, 1, rate, 1), 1);
            assertThat(model.score(Waveform.of(noise, rate)).confidence()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void refusesAnotherRate() {
        try (EmotionModel model = model()) {
            assertThatThrownBy(() -> model.score(Waveform.of(Signals.silence(1, 8_000), 8_000)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("but was 8000");
        }
    }

    @Test
    void refusesToScoreOnceClosedAndMayBeClosedTwice() {
        EmotionModel model = model();
        Waveform speech = voice(model, 120, 1);
        model.score(speech);
        model.close();
        model.close();
        assertThatThrownBy(() -> model.score(speech))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    static Waveform voice(EmotionModel model, double f0Hz, double seconds) {
        int rate = model.sampleRateHz();
        return Waveform.of(Signals.voice(f0Hz, seconds, rate, 700, 1220, 2600), rate);
    }
}
