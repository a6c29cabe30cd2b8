package dev.undertone.cli.output;

import dev.undertone.audio.Channel;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.ModelInfo;
import dev.undertone.recognition.BaselineUse;
import dev.undertone.recognition.CoveringSet;
import dev.undertone.recognition.RecognitionResult;
import dev.undertone.recognition.Segment;
import dev.undertone.recognition.Timeline;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import java.util.List;
import java.util.Optional;

/** Results to render. */
final class Results {

    static final LabelSet LABELS = LabelSet.parse("happy,angry");

    private Results() {}

    static EmotionScores scores(double happy) {
        return EmotionScores.of(LABELS, happy, 1 - happy);
    }

    /** Six seconds: happy, not sure, silence. */
    static RecognitionResult mixed(String file) {
        return new RecognitionResult(
                file,
                6,
                48_000,
                Channel.MIX,
                new ModelInfo("test", "1"),
                new Timeline(
                        new Verdict.Recognised(scores(0.75)),
                        List.of(
                                new Window(0, 2, new Verdict.Recognised(scores(0.9))),
                                new Window(
                                        2,
                                        4,
                                        new Verdict.Uncertain(scores(0.55)),
                                        Optional.of(new CoveringSet(0.9, LABELS)),
                                        0.8),
                                new Window(4, 6, new Verdict.NoSpeech())),
                        List.of(new Segment(0, 2, LABELS.get(0), 0.9))),
                Optional.of(new BaselineUse("me", 72.5, 0.8)),
                List.of("clipped: 3 % of samples"));
    }

    static RecognitionResult silent(String file) {
        return new RecognitionResult(
                file,
                1.5,
                16_000,
                Channel.MIX,
                new ModelInfo("test", "1"),
                new Timeline(new Verdict.NoSpeech(), List.of(new Window(0, 1.5, new Verdict.NoSpeech())), List.of()),
                Optional.empty(),
                List.of());
    }
}
