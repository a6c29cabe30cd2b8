package dev.undertone.models.activity;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.undertone.features.activity.ActivityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely the last second of sound is speech, from the {@linkplain ActivityContext statistics} of it: a network of one
 * hidden layer, {@code σ(v·tanh(W·x + b) + c)} with {@code x} the statistics less their mean, over their scale, held
 * within ±{@value #LIMIT}. Immutable and thread-safe.
 */
public final class SpeechClassifier {

    /** How many scales from its mean a statistic may lie. */
    public static final float LIMIT = 4;

    private static final String BUILT_IN = "speech-classifier-v1.json";

    private final Weights weights;

    private SpeechClassifier(Weights weights) {
        this.weights = weights;
    }

    /** The one that Undertone brings; {@code dev.undertone.training.vad} of the module {@code training} made it. */
    public static SpeechClassifier builtIn() {
        try (InputStream in = SpeechClassifier.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + BUILT_IN + " is missing from this build");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the JSON object with the fields {@code statistics}, {@code mean}, {@code scale}, {@code hidden} (one row of
     * weights a unit), {@code hiddenBias}, {@code output} and {@code outputBias}; others, such as how it was made, are
     * passed over.
     *
     * @throws IllegalArgumentException if it is not a classifier of the statistics that this program computes
     */
    public static SpeechClassifier read(Reader json) {
        Weights weights;
        try {
            weights = new Gson().fromJson(json, Weights.class);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("not a speech classifier: " + e.getMessage(), e);
        }
        if (weights == null || !ActivityContext.statisticNames().equals(weights.statistics)) {
            throw new IllegalArgumentException(
                    "the speech classifier must be of the statistics that this program computes; train it again");
        }
        if (!weights.fit()) {
            throw new IllegalArgumentException("the weights of the speech classifier must be for "
                    + ActivityContext.statisticNames().size()
                    + " statistics and as many hidden units everywhere, but their sizes differ");
        }
        return new SpeechClassifier(weights);
    }

    /**
     * The probability that the context is speech, in [0, 1].
     *
     * @param statistics one for each of {@link ActivityContext#statisticNames()}
     */
    public double probability(float[] statistics) {
        float[] x = new float[weights.mean.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(-LIMIT, Math.min(LIMIT, (statistics[i] - weights.mean[i]) / weights.scale[i]));
        }
        double sum = weights.outputBias;
        for (int unit = 0; unit < weights.output.length; unit++) {
            float[] row = weights.hidden[unit];
            float z = weights.hiddenBias[unit];
            for (int i = 0; i < x.length; i++) {
                z += row[i] * x[i];
            }
            sum += weights.output[unit] * Math.tanh(z);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** The JSON file. */
    private static final class Weights {
        @Nullable List<String> statistics;

        float[] mean = {};
        float[] scale = {};
        float[][] hidden = {};
        float[] hiddenBias = {};
        float[] output = {};
        float outputBias;

        boolean fit() {
            int inputs = ActivityContext.statisticNames().size();
            return mean.length == inputs
                    && scale.length == inputs
                    && hidden.length == output.length
                    && hiddenBias.length == output.length
                    && Arrays.stream(hidden).allMatch(row -> row.length == inputs);
        }
    }
}
