package dev.undertone.training.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.features.activity.ActivityContext;
import dev.undertone.models.activity.SpeechClassifier;
import dev.undertone.testkit.Signals;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTrainerTest {

    private static final int INPUTS = ActivityContext.statisticNames().size();

    @Test
    void learnsToTellTheClassesApart() {
        List<Example> examples = examples(new Random(1));
        SpeechClassifier classifier =
                SpeechClassifier.read(new StringReader(NetworkTrainer.train(examples, "a test", new Random(2))));

        long right = examples(new Random(3)).stream()
                .filter(e -> classifier.probability(statistics(e)) > 0.5 == e.speech())
                .count();

        assertThat(right).isGreaterThan(3700);
    }

    @Test
    void theSameSeedGivesTheSameNetwork() {
        List<Example> examples = examples(new Random(1)).subList(0, 500);

        assertThat(NetworkTrainer.train(examples, "a test", new Random(2)))
                .isEqualTo(NetworkTrainer.train(examples, "a test", new Random(2)));
    }

    @Test
    void labelsOnlyWhatIsClear() {
        ExampleMaker maker = new ExampleMaker(List.of(), new Random(1));
        float[] word = Signals.voice(120, 0.5, 16_000, 700, 1220, 2600);
        maker.speech(Signals.concat(new float[16_000], word, new float[32_000]));

        assertThat(maker.examples()).extracting(Example::speech).contains(true, false);
        assertThat(maker.examples().get(0).speech()).isFalse();
        assertThat(maker.examples()).hasSizeLessThan(33);
        maker.noSpeech(Signals.whiteNoise(0.1, 2, 16_000, 1));
        assertThat(maker.examples().get(maker.examples().size() - 1).speech()).isFalse();
    }

    /** 4000 examples; two of the statistics are higher in speech. */
    private static List<Example> examples(Random random) {
        List<Example> examples = new ArrayList<>();
        for (int n = 0; n < 4000; n++) {
            float[] x = new float[INPUTS];
            for (int i = 0; i < INPUTS; i++) {
                x[i] = (float) random.nextGaussian();
            }
            boolean speech = n % 2 == 0;
            x[3] += speech ? 2 : -2;
            x[7] += speech ? 2 : -2;
            examples.add(new Example(x, speech));
        }
        return examples;
    }

    private static float[] statistics(Example example) {
        float[] x = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            x[i] = example.statistic(i);
        }
        return x;
    }
}
