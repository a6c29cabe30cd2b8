package dev.undertone.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.testkit.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionSessionTest {

    private static final int RATE = 16_000;

    private final RecognitionOptions defaults = RecognitionOptions.defaults();

    @ParameterizedTest(name = "{0} samples: {1} windows, {2}")
    @CsvSource({
        "0, 0, no-speech",
        "1, 1, no-speech",
        "1600, 1, too-short",
        "8000, 1, recognised",
        "48000, 1, recognised",
        "96000, 1, recognised",
        "96001, 4, recognised",
        "97600, 4, recognised",
        "98000, 5, recognised",
        "112000, 5, recognised",
    })
    void cutsWindows(int samples, int windows, String overall) {
        float[] speech = Signals.tone(440, 0.9, samples / 16_000.0, RATE);
        Timeline timeline = judge(defaults, speech);

        assertThat(timeline.windows()).hasSize(windows);
        assertThat(timeline.overall().id()).isEqualTo(overall);
        if (windows > 0) {
            Window last = timeline.windows().get(windows - 1);
            assertThat(timeline.windows().get(0).startSeconds()).isZero();
            assertThat(last.endSeconds()).isCloseTo(samples / 16_000.0, within(0.1001));
            assertThat(timeline.windows())
                    .allSatisfy(
                            w -> assertThat(w.endSeconds() - w.startSeconds()).isLessThanOrEqualTo(6));
        }
    }

    @Test
    void theLastWindowEndsWithTheRecording() {
        Timeline timeline = judge(defaults, Signals.tone(440, 0.9, 7.5, RATE));

        assertThat(timeline.windows()).extracting(Window::startSeconds).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 4.5);
        assertThat(timeline.windows().get(5).endSeconds()).isEqualTo(7.5);
    }

    @Test
    void liveUseJudgesWindowsAsTheyPass() {
        RecognitionOptions live =
                defaults.withWholeClip(Duration.ZERO).withWindows(Duration.ofSeconds(3), Duration.ofMillis(500));
        List<RecognitionEvent> events = new ArrayList<>();
        RecognitionSession session =
                new Recogniser(new LevelModel(), new LevelActivity(), live).open(RATE, events::add);

        session.accept(Signals.tone(440, 0.9, 3.6, RATE), 0, 57_600);

        assertThat(events)
                .filteredOn(RecognitionEvent.WindowJudged.class::isInstance)
                .hasSize(2);
        session.close();
    }

    @Test
    void segmentsFollowTheEmotionAndLeaveOutSilence() {
        float[] recording = Signals.concat(
                Signals.tone(440, 0.05, 8, RATE),
                Signals.tone(440, 0.9, 8, RATE),
                Signals.silence(6, RATE),
                Signals.tone(440, 0.05, 4, RATE));
        Timeline timeline = judge(defaults, recording);

        assertThat(timeline.segments())
                .extracting(Segment::emotion)
                .containsExactly(Emotion.NEUTRAL, Emotion.ANGRY, Emotion.NEUTRAL);
        assertThat(timeline.segments().get(0).endSeconds()).isCloseTo(8, within(1.01));
        assertThat(timeline.segments().get(1).endSeconds()).isCloseTo(16, within(0.02));
        assertThat(timeline.segments().get(2).startSeconds()).isCloseTo(22, within(0.02));
        assertThat(timeline.segments())
                .allSatisfy(s -> assertThat(s.confidence()).isBetween(0.5, 1.0));
        assertThat(timeline.windows().get(17).verdict()).isEqualTo(new Verdict.NoSpeech());
    }

    @Test
    void theOverallVerdictWeighsWindowsByTheirSpeech() {
        float[] recording = Signals.concat(Signals.tone(440, 0.9, 6, RATE), Signals.silence(30, RATE));

        assertThat(judge(defaults, recording).overall())
                .isInstanceOfSatisfying(
                        Verdict.Recognised.class,
                        recognised -> assertThat(recognised.scores().top()).isEqualTo(Emotion.ANGRY));
    }

    @Test
    void unsureScoresAreUncertainAndGetNoSegment() {
        Timeline timeline = judge(defaults, Signals.tone(440, 0.35, 4, RATE));

        assertThat(timeline.overall().id()).isEqualTo("uncertain");
        assertThat(timeline.segments()).isEmpty();
    }

    @Test
    void aRestrictedAnswerIsSharedOutAndSaysSo() {
        Recogniser recogniser = new Recogniser(
                new LevelModel(), new LevelActivity(), defaults.restrictedTo(LabelSet.parse("neutral,sad")));
        RecognitionSession session = recogniser.open(RATE);
        session.accept(Signals.tone(440, 0.3, 2, RATE), 0, 32_000);
        Timeline timeline = session.finish();

        assertThat(timeline.overall())
                .isInstanceOfSatisfying(
                        Verdict.Recognised.class,
                        r -> assertThat(r.scores().probability(Emotion.NEUTRAL)).isCloseTo(0.8, within(1e-9)));
        assertThat(session.warnings())
                .anySatisfy(w -> assertThat(w).contains("neutral, sad").contains("tells 3 apart"));
    }

    @Test
    void anEmotionTheModelDoesNotKnowIsRefused() {
        RecognitionOptions options = defaults.restrictedTo(LabelSet.parse("happy,bored"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recogniser(new LevelModel(), new LevelActivity(), options))
                .withMessageContaining("(neutral, angry, sad) but 'happy' is not");
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void howTheSamplesAreCutChangesNothing(long seed) {
        Random random = new Random(seed);
        int rate = seed % 2 == 0 ? 44_100 : RATE;
        float[] recording = Signals.concat(
                Signals.whiteNoise(0.01, random.nextDouble() * 4, rate, seed),
                Signals.tone(300, 0.5, random.nextDouble() * 9, rate),
                Signals.silence(random.nextDouble() * 2, rate),
                Signals.voice(150, 2, rate, 700, 1220, 2600));
        Recogniser recogniser = new Recogniser(new LevelModel(), new LevelActivity(), defaults);
        List<RecognitionEvent> atOnce = new ArrayList<>();
        List<RecognitionEvent> inChunks = new ArrayList<>();

        RecognitionSession whole = recogniser.open(rate, atOnce::add);
        whole.accept(recording, 0, recording.length);
        Timeline expected = whole.finish();
        RecognitionSession cut = recogniser.open(rate, inChunks::add);
        for (int at = 0; at < recording.length; ) {
            int n = Math.min(recording.length - at, random.nextInt(random.nextBoolean() ? 50 : 20_000));
            cut.accept(recording, at, n);
            at += n;
        }

        assertThat(cut.finish()).isEqualTo(expected);
        assertThat(inChunks).isEqualTo(atOnce);
        assertThat(cut.warnings()).isEqualTo(whole.warnings());
    }

    @Test
    void keepsNoMoreAudioThanItsWindowsNeed() {
        RecognitionSession session = new Recogniser(new LevelModel(), new LevelActivity(), defaults).open(8000);
        float[] second = Signals.tone(440, 0.5, 1, 8000);
        for (int i = 0; i < 20; i++) {
            session.accept(second, 0, second.length);
        }
        int early = session.bufferedSamples();
        for (int i = 0; i < 1800; i++) {
            session.accept(second, 0, second.length);
        }

        assertThat(session.bufferedSamples()).isEqualTo(early).isLessThanOrEqualTo(16 * RATE);
        assertThat(session.finish().windows()).hasSize(1818);
    }

    @Test
    void tellsOfClippingOfNonNumbersAndOfQuietSpeech() {
        float[] clipped = Signals.clipped(Signals.tone(200, 3, 2, RATE), 1);
        clipped[5] = Float.NaN;
        assertThat(warnings(clipped, RATE))
                .anySatisfy(w -> assertThat(w).startsWith("clipped: "))
                .anySatisfy(w -> assertThat(w).startsWith("1 samples are not numbers"));
        assertThat(warnings(Signals.whiteNoise(0.0013, 2, RATE, 1), RATE))
                .singleElement()
                .satisfies(w -> assertThat(w).startsWith("very quiet: speech is at -5"));
    }

    @Test
    void tellsOfATelephoneBand() {
        assertThat(warnings(Signals.whiteNoise(0.1, 2, 8000, 1), 8000))
                .singleElement()
                .satisfies(w -> assertThat(w).startsWith("telephone band"));
        assertThat(warnings(Signals.whiteNoise(0.1, 2, 11_025, 1), 11_025)).isEmpty();
    }

    @Test
    void aFinishedSessionTakesNothingMore() {
        RecognitionSession session = new Recogniser(new LevelModel(), new LevelActivity(), defaults).open(RATE);
        session.finish();

        assertThatIllegalStateException().isThrownBy(() -> session.accept(new float[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(session::finish);
    }

    private List<String> warnings(float[] recording, int rate) {
        RecognitionSession session = new Recogniser(new LevelModel(), new LevelActivity(), defaults).open(rate);
        session.accept(recording, 0, recording.length);
        session.finish();
        return session.warnings();
    }

    private static Timeline judge(RecognitionOptions options, float[] recording) {
        RecognitionSession session = new Recogniser(new LevelModel(), new LevelActivity(), options).open(RATE);
        session.accept(recording, 0, recording.length);
        return session.finish();
    }
}
