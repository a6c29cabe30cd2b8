package dev.undertone.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.AudioStream;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.StreamFormat;
import dev.undertone.audio.Waveform;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.testkit.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerBaselineSessionTest {

    private static final int RATE = 16_000;
    private static final BaselineChoice.FromRecording ANY_LENGTH = new BaselineChoice.FromRecording(Duration.ZERO);

    private final VoiceModel model = new VoiceModel();
    private final Recogniser recogniser = new Recogniser(model, new LevelActivity(), RecognitionOptions.defaults());

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void howTheSamplesAreCutChangesNothingWithABaseline(long seed) {
        Random random = new Random(seed);
        int rate = seed % 2 == 0 ? 44_100 : RATE;
        boolean learning = seed % 4 < 2;
        float[] recording = recording(random, rate);
        SpeakerBaseline start = seed % 3 == 0 ? SpeakerBaseline.EMPTY : heard(0.2, 20);
        List<RecognitionEvent> atOnce = new ArrayList<>();
        List<RecognitionEvent> inChunks = new ArrayList<>();

        RecognitionSession whole = open(learning, rate, atOnce::add, start);
        whole.accept(recording, 0, recording.length);
        Timeline expected = whole.finish();
        RecognitionSession cut = open(learning, rate, inChunks::add, start);
        for (int at = 0; at < recording.length; ) {
            int n = Math.min(recording.length - at, random.nextInt(random.nextBoolean() ? 50 : 20_000));
            cut.accept(recording, at, n);
            at += n;
        }

        assertThat(cut.finish()).isEqualTo(expected);
        assertThat(inChunks).isEqualTo(atOnce);
        assertThat(cut.baseline()).isEqualTo(whole.baseline());
        assertThat(whole.baseline().equals(start)).isEqualTo(!learning);
    }

    @Test
    void aWindowIsJudgedByWhatWasLearntBeforeIt() {
        float[] speech = Signals.concat(Signals.tone(440, 0.1, 9, RATE), Signals.tone(440, 0.8, 6, RATE));
        RecognitionSession session = recogniser.openLearning(RATE, RecognitionListener.none(), SpeakerBaseline.EMPTY);
        session.accept(speech, 0, speech.length);
        List<Window> windows = session.finish().windows();

        assertThat(windows.get(0).baselineWeight()).isZero();
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).baselineWeight())
                    .isGreaterThanOrEqualTo(windows.get(i - 1).baselineWeight());
        }
        // Of the windows 0-3, 1-4, 2-5 … every second one is new by half: 3 s, then 2 s more each.
        assertThat(windows.get(1).baselineWeight()).isCloseTo(0.03, within(1e-12));
        assertThat(windows.get(3).baselineWeight()).isCloseTo(0.05, within(1e-12));
        SpeakerBaseline first = SpeakerBaseline.EMPTY.with(window(speech, 0, 3), model.baselineMeasures(), 3);
        assertThat(windows.get(1).verdict())
                .isEqualTo(Recogniser.verdict(
                        model.judge(window(speech, 1, 4), Optional.of(first)).scores(),
                        model.calibration().at(3).confidenceThreshold()));
        assertThat(session.baseline().speechSeconds()).isCloseTo(15, within(1e-9));
    }

    @Test
    void silenceTeachesNothing() {
        float[] speech = Signals.concat(Signals.silence(8, RATE), Signals.tone(440, 0.1, 2, RATE));
        RecognitionSession session = recogniser.openLearning(RATE, RecognitionListener.none(), SpeakerBaseline.EMPTY);
        session.accept(speech, 0, speech.length);
        session.finish();
        assertThat(session.baseline().speechSeconds()).isBetween(1.0, 2.0);
    }

    @Test
    void aRecordingIsItsOwnBaselineInTwoPasses() throws IOException {
        float[] speech = Signals.concat(
                Signals.tone(440, 0.02, 9, RATE), Signals.silence(4, RATE), Signals.tone(440, 0.08, 8, RATE));
        SpeakerBaseline learnt = recogniser
                .learn(stream(speech), "x", new ChannelSelection.Mix(), Recogniser.Progress.none())
                .get(0);
        int[] opened = {0};

        RecognitionResult auto = recognise(speech, opened, ANY_LENGTH);
        RecognitionResult given = recognise(speech, new int[1], new BaselineChoice.Given("me", learnt));

        assertThat(opened[0]).isEqualTo(2);
        assertThat(learnt.speechSeconds()).isCloseTo(17, within(1.1));
        assertThat(auto.timeline()).isEqualTo(given.timeline());
        assertThat(auto.baseline()).contains(new BaselineUse("auto", learnt.speechSeconds(), weight(learnt)));
        assertThat(given.baseline()).contains(new BaselineUse("me", learnt.speechSeconds(), weight(learnt)));
    }

    @Test
    void aShortRecordingIsHeardOnceAndAgainstNone() throws IOException {
        float[] speech = Signals.tone(440, 0.02, 12, RATE);
        int[] opened = {0};
        RecognitionResult longOnly =
                recognise(speech, opened, new BaselineChoice.FromRecording(Duration.ofSeconds(20)));
        RecognitionResult none = recognise(speech, new int[1], new BaselineChoice.None());

        assertThat(opened[0]).isEqualTo(1);
        assertThat(longOnly).isEqualTo(none);
        assertThat(none.baseline()).isEmpty();
    }

    @Test
    void aLongOneIsHeardTwiceAndWholly() throws IOException {
        float[] speech = Signals.tone(440, 0.02, 32, RATE);
        int[] opened = {0};
        RecognitionResult result = recognise(speech, opened, new BaselineChoice.FromRecording(Duration.ofSeconds(20)));

        assertThat(opened[0]).isEqualTo(2);
        assertThat(result.timeline())
                .isEqualTo(recognise(speech, new int[1], ANY_LENGTH).timeline());
        assertThat(result.timeline().windows()).hasSize(30);
        assertThat(result.baseline().orElseThrow().speechSeconds()).isCloseTo(32, within(1.1));
    }

    @Test
    void aSilentRecordingHasNoBaseline() throws IOException {
        RecognitionResult result = recognise(Signals.silence(10, RATE), new int[1], ANY_LENGTH);
        assertThat(result.baseline()).isEmpty();
        assertThat(result.timeline().overall()).isEqualTo(new Verdict.NoSpeech());
    }

    @Test
    void aModelWithoutUseForABaselineSaysSoWhenAsked() throws IOException {
        Recogniser plain = new Recogniser(new LevelModel(), new LevelActivity(), RecognitionOptions.defaults());
        float[] speech = Signals.tone(440, 0.02, 4, RATE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.openLearning(RATE, RecognitionListener.none(), SpeakerBaseline.EMPTY))
                .withMessageContaining("model level makes no use of a speaker's baseline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.open(RATE, RecognitionListener.none(), heard(0.1, 10)))
                .withMessageContaining("model level makes no use of a speaker's baseline");
        RecognitionResult unasked = plain.recognise(
                        () -> stream(speech), "x", new ChannelSelection.Mix(), ANY_LENGTH, Recogniser.Progress.none())
                .get(0);
        assertThat(unasked.baseline()).isEmpty();
    }

    @Test
    void windowsCarryTheirLabelSets() {
        Window all = judge(RecognitionOptions.defaults());
        Window fewer = judge(RecognitionOptions.defaults().restrictedTo(LabelSet.parse("neutral,sad")));
        Window other = judge(RecognitionOptions.defaults().withLabelSetCoverage(0.5));

        assertThat(all.labelSet()).contains(new CoveringSet(0.9, LabelSet.parse("neutral,sad")));
        assertThat(fewer.labelSet()).contains(new CoveringSet(0.9, LabelSet.parse("neutral,sad")));
        assertThat(other.labelSet()).isEmpty();
    }

    private Window judge(RecognitionOptions options) {
        RecognitionSession session = new Recogniser(model, new LevelActivity(), options).open(RATE);
        session.accept(Signals.tone(440, 0.002, 2, RATE), 0, 2 * RATE);
        return session.finish().windows().get(0);
    }

    private double weight(SpeakerBaseline baseline) {
        return model.calibration().at(baseline.speechSeconds()).baselineWeight();
    }

    private RecognitionSession open(
            boolean learning, int rate, RecognitionListener listener, SpeakerBaseline baseline) {
        return learning ? recogniser.openLearning(rate, listener, baseline) : recogniser.open(rate, listener, baseline);
    }

    private SpeakerBaseline heard(double level, double seconds) {
        MeasuredSpeech speech = new MeasuredSpeech(Waveform.of(Signals.tone(440, level, 3, RATE), RATE));
        return SpeakerBaseline.EMPTY.with(speech, model.baselineMeasures(), seconds);
    }

    private RecognitionResult recognise(float[] speech, int[] opened, BaselineChoice choice) throws IOException {
        return recogniser
                .recognise(
                        () -> {
                            opened[0]++;
                            return stream(speech);
                        },
                        "x",
                        new ChannelSelection.Mix(),
                        choice,
                        Recogniser.Progress.none())
                .get(0);
    }

    private static MeasuredSpeech window(float[] speech, int fromSeconds, int toSeconds) {
        return new MeasuredSpeech(Waveform.of(speech, RATE).slice(fromSeconds * RATE, toSeconds * RATE));
    }

    private static float[] recording(Random random, int rate) {
        return Signals.concat(
                Signals.whiteNoise(0.01, random.nextDouble() * 4, rate, random.nextLong()),
                Signals.tone(300, 0.5, random.nextDouble() * 9, rate),
                Signals.silence(random.nextDouble() * 2, rate),
                Signals.voice(150, 3, rate, 700, 1220, 2600));
    }

    private static AudioStream stream(float[] samples) {
        return new AudioStream() {
            private int at;

            @Override
            public StreamFormat format() {
                return new StreamFormat("test", RATE, 1);
            }

            @Override
            public int read(float[] into, int offset, int frames) {
                int n = Math.min(frames, samples.length - at);
                System.arraycopy(samples, at, into, offset, Math.max(0, n));
                at += Math.max(0, n);
                return n == 0 ? -1 : n;
            }

            @Override
            public List<String> warnings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
