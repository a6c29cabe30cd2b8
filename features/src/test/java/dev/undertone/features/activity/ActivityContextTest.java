package dev.undertone.features.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityContextTest {

    private static final int RATE = ActivityContext.SAMPLE_RATE_HZ;

    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(doubles = {80, 110, 157, 220, 441, 700})
    void hearsThePitchOfAVoice(double hz) {
        float[] statistics = statistics(Signals.voice(hz, 2, RATE, 700, 1220, 2600));

        assertThat(value(statistics, "pitch-mean")).isCloseTo(log2(hz / 100), within(0.02));
        assertThat(value(statistics, "pitch-sd")).isLessThan(0.01);
        assertThat(value(statistics, "voiced-share")).isEqualTo(1);
        assertThat(value(statistics, "harmonicity-mean")).isGreaterThan(0.8);
    }

    @Test
    void noiseHasNoPitch() {
        float[] statistics = statistics(Signals.whiteNoise(0.1, 2, RATE, 1));

        assertThat(value(statistics, "voiced-share")).isLessThan(0.1);
        assertThat(value(statistics, "flatness-mean")).isGreaterThan(-3);
    }

    @Test
    void hearsHowOftenTheLevelMoves() {
        float[] noise = Signals.whiteNoise(0.1, 2, RATE, 1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] *= (float) (0.52 - 0.48 * Math.cos(2 * Math.PI * 4 * i / RATE));
        }
        float[] statistics = statistics(noise);

        assertThat(value(statistics, "modulation-2.5-5.0"))
                .isGreaterThan(value(statistics, "modulation-1.0-2.5") + 0.5);
        assertThat(value(statistics, "modulation-2.5-5.0")).isGreaterThan(value(statistics, "modulation-5.0-10.0"));
    }

    @Test
    void gainChangesNoStatistic() {
        float[] sound = Signals.mix(Signals.voice(130, 2, RATE, 500, 1500, 2500), Signals.whiteNoise(0.02, 2, RATE, 2));

        float[] quiet = statistics(Signals.scaled(sound, 0.01));
        float[] loud = statistics(sound);

        for (int i = 0; i < loud.length; i++) {
            assertThat(quiet[i]).as(ActivityContext.statisticNames().get(i)).isCloseTo(loud[i], within(0.05f));
        }
    }

    @Test
    void levelIsInDecibelsOfFullScale() {
        ActivityContext context = new ActivityContext();
        context.accept(Signals.tone(1000, 0.1, 1, RATE), 0, RATE, () -> {});

        assertThat(context.levelDb(10)).isCloseTo(-23, within(1.5f));
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void howTheSamplesAreCutChangesNothing(long seed) {
        Random random = new Random(seed);
        float[] sound = Signals.pinkNoise(0.1, 1.234, RATE, seed);
        ActivityContext context = new ActivityContext();
        for (int at = 0; at < sound.length; ) {
            int n = Math.min(sound.length - at, random.nextInt(700));
            context.accept(sound, at, n, () -> {});
            at += n;
        }
        context.finish(() -> {});
        float[] inChunks = new float[ActivityContext.statisticNames().size()];
        context.statistics(inChunks);

        assertThat(context.frames()).isEqualTo(124);
        assertThat(inChunks).isEqualTo(statistics(sound));
    }

    @Test
    void digitalSilenceAndShortSoundsGiveFiniteStatistics() {
        for (float[] sound : new float[][] {new float[RATE], new float[400], Signals.impulseTrain(4000, 1, RATE)}) {
            for (float value : statistics(sound)) {
                assertThat(value).isFinite();
            }
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> new ActivityContext().statistics(new float[100]))
                .withMessage("statistics need at least 2 frames but there are 0");
    }

    private static float[] statistics(float[] sound) {
        ActivityContext context = new ActivityContext();
        context.accept(sound, 0, sound.length, () -> {});
        context.finish(() -> {});
        float[] statistics = new float[ActivityContext.statisticNames().size()];
        context.statistics(statistics);
        return statistics;
    }

    private static double value(float[] statistics, String name) {
        return statistics[ActivityContext.statisticNames().indexOf(name)];
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
