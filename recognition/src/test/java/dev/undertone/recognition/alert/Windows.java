package dev.undertone.recognition.alert;

import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Windows of three seconds every half second, as live ones are. */
final class Windows {

    static final LabelSet LABELS = LabelSet.parse("neutral,angry,sad");
    static final double HOP = 0.5;
    static final double LENGTH = 3;

    private Windows() {}

    static Window at(int number, Verdict verdict) {
        return new Window(number * HOP, number * HOP + LENGTH, verdict);
    }

    static Window angry(int number, double probability) {
        return at(
                number,
                new Verdict.Uncertain(
                        EmotionScores.of(LABELS, 0.7 * (1 - probability), probability, 0.3 * (1 - probability))));
    }

    static Window silent(int number) {
        return at(number, new Verdict.NoSpeech());
    }

    /** One angry window for each probability; silence for what is negative. */
    static List<Window> of(double... probabilities) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            windows.add(probabilities[i] < 0 ? silent(i) : angry(i, probabilities[i]));
        }
        return windows;
    }

    /** A voice whose anger wanders and that pauses now and then. */
    static List<Window> wandering(long seed, int count) {
        Random random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        double level = random.nextDouble();
        int silence = 0;
        for (int i = 0; i < count; i++) {
            level = Math.max(0, Math.min(1, level + 0.15 * random.nextGaussian()));
            if (silence == 0 && random.nextInt(40) == 0) {
                silence = random.nextInt(30);
            }
            windows.add(silence > 0 ? silent(i) : angry(i, level));
            silence = Math.max(0, silence - 1);
        }
        return windows;
    }
}
