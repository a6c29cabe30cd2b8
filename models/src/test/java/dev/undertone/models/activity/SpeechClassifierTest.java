package dev.undertone.models.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.features.activity.ActivityContext;
import java.io.StringReader;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpeechClassifierTest {

    private static final int INPUTS = ActivityContext.statisticNames().size();

    @Test
    void computesTheNetwork() {
        SpeechClassifier classifier = SpeechClassifier.read(new StringReader(json(INPUTS, "1")));
        float[] x = new float[INPUTS];
        x[0] = 3; // (3 - 1) / 2 = 1 for the first, (0 - 1) / 2 for the others

        double z = 0.1 * (1 - 0.5 * (INPUTS - 1)) + 0.2;
        double expected = 1 / (1 + Math.exp(-(2 * Math.tanh(z) + 0.3)));

        assertThat(classifier.probability(x)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void theBuiltInOneIsOfTodaysStatistics() {
        assertThat(SpeechClassifier.builtIn().probability(new float[INPUTS])).isBetween(0.0, 1.0);
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpeechClassifier.read(new StringReader("")))
                .withMessageContaining("must be of the statistics that this program computes; train it again");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpeechClassifier.read(new StringReader("{\"statistics\": 3}")))
                .withMessageStartingWith("not a speech classifier: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpeechClassifier.read(new StringReader(json(INPUTS - 1, "1"))))
                .withMessageContaining("but their sizes differ");
    }

    private static String json(int inputs, String mean) {
        String names = ActivityContext.statisticNames().stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(","));
        return "{\"statistics\": [" + names + "], \"mean\": [" + repeat(mean, inputs) + "], \"scale\": ["
                + repeat("2", inputs) + "], \"hidden\": [[" + repeat("0.1", inputs)
                + "]], \"hiddenBias\": [0.2], \"output\": [2], \"outputBias\": 0.3}";
    }

    private static String repeat(String value, int times) {
        return String.join(",", Collections.nCopies(times, value));
    }
}
