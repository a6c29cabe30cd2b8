package dev.undertone.recognition.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each letter is a cell of 10 frames: who leads, and how clearly. */
class EmotionHysteresisTest {

    private static final LabelSet LABELS = LabelSet.parse("happy,sad,angry");
    private static final double THRESHOLD = 0.5;

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "HHH, happy 0-30",
        "H_H, happy 0-10 happy 20-30",
        "HHSSS, happy 0-20 sad 20-50",
        "HhhH, happy 0-40",
        "HsH, happy 0-30",
        "HssH, happy 0-10 sad 10-30 happy 30-40",
        "Hss, happy 0-10 sad 10-30",
        "Hsa, happy 0-30",
        "HsS, happy 0-10 sad 10-30",
        "HsA, happy 0-20 angry 20-30",
        "uHu, happy 10-20",
        "uuu, ''",
        "h, ''",
        "Hs, happy 0-20",
        "'', ''",
        "__, ''",
    })
    void joinsCells(String cells, String expected) {
        List<String> segments = new ArrayList<>();
        EmotionHysteresis hysteresis = new EmotionHysteresis(
                (from, to, emotion, confidence) -> segments.add(emotion.id() + " " + from + "-" + to));
        for (int i = 0; i < cells.length(); i++) {
            if (cells.charAt(i) == '_') {
                hysteresis.gap();
            } else {
                hysteresis.cell(10L * i, 10L * i + 10, scores(cells.charAt(i)), THRESHOLD);
            }
        }
        hysteresis.gap();
        assertThat(String.join(" ", segments)).isEqualTo(expected);
    }

    private static EmotionScores scores(char cell) {
        return switch (cell) {
            case 'H' -> EmotionScores.of(LABELS, 0.8, 0.1, 0.1);
            case 'h' ->
                EmotionScores.of(LABELS, 0.45, 0.3, 0.25); // leads, below the threshold, above what lets it stay
            case 'S' -> EmotionScores.of(LABELS, 0.1, 0.8, 0.1);
            case 's' -> EmotionScores.of(LABELS, 0.42, 0.52, 0.06); // leads by less than the margin
            case 'A' -> EmotionScores.of(LABELS, 0.1, 0.1, 0.8);
            case 'a' -> EmotionScores.of(LABELS, 0.42, 0.06, 0.52);
            case 'u' -> EmotionScores.of(LABELS, 0.34, 0.33, 0.33);
            default -> throw new IllegalArgumentException("no such cell: " + cell);
        };
    }
}
