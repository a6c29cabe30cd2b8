package dev.undertone.training.vad;

import dev.undertone.features.activity.ActivityContext;
import dev.undertone.models.activity.SpeechClassifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Fits the one-layer network of {@link SpeechClassifier} by Adam on the cross-entropy, both classes weighted alike.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015</a>
 */
final class NetworkTrainer {

    private static final int HIDDEN = 24;
    private static final int EPOCHS = 10;
    private static final int BATCH = 256;
    private static final double RATE = 3e-3;
    private static final double DECAY = 0.05;
    private static final double INPUT_NOISE = 0.5;

    private final int inputs = ActivityContext.statisticNames().size();
    private final int size = HIDDEN * (inputs + 2) + 1;
    private final double[] weights = new double[size];
    private final double[] gradient = new double[size];
    private final double[] first = new double[size];
    private final double[] second = new double[size];
    private final double[] mean = new double[inputs];
    private final double[] scale = new double[inputs];
    private int steps;

    private NetworkTrainer() {}

    /**
     * Trains on labelled contexts.
     *
     * @param madeBy a sentence on how it was made, kept in the file
     * @return the JSON that {@link SpeechClassifier#read} reads
     */
    static String train(List<Example> examples, String madeBy, RandomGenerator random) {
        NetworkTrainer trainer = new NetworkTrainer();
        trainer.standardise(examples);
        trainer.fit(examples, random);
        return trainer.json(madeBy);
    }

    private void standardise(List<Example> examples) {
        for (int i = 0; i < inputs; i++) {
            double sum = 0;
            double squares = 0;
            for (Example example : examples) {
                sum += example.statistic(i);
                squares += (double) example.statistic(i) * example.statistic(i);
            }
            mean[i] = sum / examples.size();
            scale[i] = Math.sqrt(Math.max(1e-8, squares / examples.size() - mean[i] * mean[i]));
        }
    }

    private void fit(List<Example> examples, RandomGenerator random) {
        int n = examples.size();
        float[][] x = new float[n][inputs];
        long speech = examples.stream().filter(Example::speech).count();
        double[] classWeight = {0.5 * n / (n - speech), 0.5 * n / speech};
        for (int e = 0; e < n; e++) {
            for (int i = 0; i < inputs; i++) {
                double z = (examples.get(e).statistic(i) - mean[i]) / scale[i];
                x[e][i] = (float) Math.max(-SpeechClassifier.LIMIT, Math.min(SpeechClassifier.LIMIT, z));
            }
        }
        for (int i = 0; i < HIDDEN * inputs; i++) {
            weights[i] = random.nextGaussian() / Math.sqrt(inputs);
        }
        for (int unit = 0; unit < HIDDEN; unit++) {
            weights[HIDDEN * (inputs + 1) + unit] = random.nextGaussian() / Math.sqrt(HIDDEN);
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        int total = EPOCHS * ((n + BATCH - 1) / BATCH);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            for (int from = 0; from < n; from += BATCH) {
                int to = Math.min(n, from + BATCH);
                Arrays.fill(gradient, 0);
                for (int k = from; k < to; k++) {
                    boolean isSpeech = examples.get(order[k]).speech();
                    backward(noisy(x[order[k]], random), isSpeech, classWeight[isSpeech ? 1 : 0] / (to - from));
                }
                step(RATE * 0.5 * (1 + Math.cos(Math.PI * steps / total)));
            }
        }
    }

    private static float[] noisy(float[] x, RandomGenerator random) {
        float[] out = x.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += (float) (INPUT_NOISE * random.nextGaussian());
        }
        return out;
    }

    private void backward(float[] x, boolean speech, double weight) {
        double[] activation = new double[HIDDEN];
        int bias = HIDDEN * inputs;
        int output = bias + HIDDEN;
        double sum = weights[size - 1];
        for (int unit = 0; unit < HIDDEN; unit++) {
            double z = weights[bias + unit];
            int row = unit * inputs;
            for (int i = 0; i < inputs; i++) {
                z += weights[row + i] * x[i];
            }
            activation[unit] = Math.tanh(z);
            sum += weights[output + unit] * activation[unit];
        }
        double error = weight * (1 / (1 + Math.exp(-sum)) - (speech ? 1 : 0));
        gradient[size - 1] += error;
        for (int unit = 0; unit < HIDDEN; unit++) {
            gradient[output + unit] += error * activation[unit];
            double inner = error * weights[output + unit] * (1 - activation[unit] * activation[unit]);
            gradient[bias + unit] += inner;
            int row = unit * inputs;
            for (int i = 0; i < inputs; i++) {
                gradient[row + i] += inner * x[i];
            }
        }
    }

    private void step(double rate) {
        steps++;
        double firstScale = 1 / (1 - Math.pow(0.9, steps));
        double secondScale = 1 / (1 - Math.pow(0.999, steps));
        for (int i = 0; i < size; i++) {
            first[i] = 0.9 * first[i] + 0.1 * gradient[i];
            second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
            double decay = isBias(i) ? 0 : DECAY * weights[i];
            weights[i] -= rate * (firstScale * first[i] / (Math.sqrt(secondScale * second[i]) + 1e-8) + decay);
        }
    }

    private boolean isBias(int index) {
        return index == size - 1 || (index >= HIDDEN * inputs && index < HIDDEN * (inputs + 1));
    }

    private String json(String madeBy) {
        StringBuilder out =
                new StringBuilder("{\n \"madeBy\": \"").append(madeBy).append("\",\n \"statistics\": [");
        out.append(String.join(
                ", ",
                ActivityContext.statisticNames().stream()
                        .map(name -> '"' + name + '"')
                        .toList()));
        out.append("],\n \"mean\": ").append(row(mean, 0, inputs));
        out.append(",\n \"scale\": ").append(row(scale, 0, inputs));
        out.append(",\n \"hidden\": [");
        for (int unit = 0; unit < HIDDEN; unit++) {
            out.append(unit == 0 ? "\n  " : ",\n  ").append(row(weights, unit * inputs, inputs));
        }
        out.append("],\n \"hiddenBias\": ").append(row(weights, HIDDEN * inputs, HIDDEN));
        out.append(",\n \"output\": ").append(row(weights, HIDDEN * (inputs + 1), HIDDEN));
        return out.append(",\n \"outputBias\": ")
                .append(number(weights[size - 1]))
                .append("\n}\n")
                .toString();
    }

    private static String row(double[] values, int from, int count) {
        return Arrays.stream(values, from, from + count)
                .mapToObj(NetworkTrainer::number)
                .toList()
                .toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
