package dev.undertone.models;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers that name several emotions so that the true one is among them with a stated probability, on speech like that of
 * the held-out speakers it was fitted on (split conformal prediction with the score {@code 1 − p(true emotion)}).
 *
 * @param levels by growing coverage; none if nothing was fitted
 * @see <a href="https://doi.org/10.1007/3-540-36755-1_29">Papadopoulos et al. (2002), Inductive confidence machines for
 *     regression</a>
 * @see <a href="https://doi.org/10.1080/01621459.2017.1395341">Sadinle, Lei &amp; Wasserman (2019), Least ambiguous
 *     set-valued classifiers with bounded error levels</a>
 */
public record ConformalSets(List<Level> levels) {

    /** States nothing. */
    public static final ConformalSets NONE = new ConformalSets(List.of());

    /**
     * One stated coverage.
     *
     * @param coverage in (0, 1)
     * @param leastProbabilities one per label, each in [0, 1]: an emotion at least as probable is in the set
     */
    public record Level(double coverage, List<Double> leastProbabilities) {
        public Level {
            leastProbabilities = List.copyOf(leastProbabilities);
            if (!(coverage > 0 && coverage < 1)) {
                throw new IllegalArgumentException("coverage must be in (0, 1) but was " + coverage);
            }
            for (double least : leastProbabilities) {
                if (!(least >= 0 && least <= 1)) {
                    throw new IllegalArgumentException(
                            "leastProbabilities must be in 0..1 but were " + leastProbabilities);
                }
            }
        }
    }

    public ConformalSets {
        levels = List.copyOf(levels);
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).coverage() <= levels.get(i - 1).coverage()) {
                throw new IllegalArgumentException("levels must be by growing coverage but were " + levels);
            }
        }
    }

    /**
     * Fits the levels on predictions for speakers that the model did not learn from: with n predictions, the least
     * probability is the ⌈(n + 1) coverage⌉-th largest probability of a true emotion, 0 if there are too few.
     *
     * @param scores at least one, of one label set
     * @param truths the true emotion of each
     * @param coverages growing, each in (0, 1)
     */
    public static ConformalSets fit(List<EmotionScores> scores, List<Emotion> truths, List<Double> coverages) {
        if (scores.isEmpty() || scores.size() != truths.size()) {
            throw new IllegalArgumentException("scores must be at least one and as many as truths (" + truths.size()
                    + ") but were " + scores.size());
        }
        int labels = scores.get(0).labels().size();
        double[] ofTruth = IntStream.range(0, scores.size())
                .mapToDouble(i -> scores.get(i).probability(truths.get(i)))
                .sorted()
                .toArray();
        List<Level> levels = new ArrayList<>();
        for (double coverage : coverages) {
            int within = (int) Math.ceil((ofTruth.length + 1) * coverage - 1e-9);
            double least = within > ofTruth.length ? 0 : ofTruth[ofTruth.length - within];
            levels.add(new Level(coverage, Collections.nCopies(labels, least)));
        }
        return new ConformalSets(levels);
    }

    /**
     * The emotions that may be the true one; always the most probable one.
     *
     * @return empty if nothing was fitted for that coverage
     */
    public Optional<LabelSet> of(EmotionScores scores, double coverage) {
        return levels.stream()
                .filter(level -> level.coverage() == coverage)
                .findFirst()
                .map(level -> set(scores, level));
    }

    private static LabelSet set(EmotionScores scores, Level level) {
        Emotion top = scores.top();
        return new LabelSet(IntStream.range(0, scores.labels().size())
                .filter(i -> scores.labels().get(i) == top
                        || scores.probability(i) >= level.leastProbabilities().get(i))
                .mapToObj(scores.labels()::get)
                .toList());
    }

    /** The coverages that can be asked for, growing. */
    public List<Double> coverages() {
        return levels.stream().map(Level::coverage).toList();
    }

    /** In between these and others of the same coverages: {@code share} of the way to the others. */
    ConformalSets towards(ConformalSets others, double share) {
        List<Level> between = new ArrayList<>();
        for (int l = 0; l < levels.size(); l++) {
            Level from = levels.get(l);
            Level to = others.levels.get(l);
            double[] least = new double[from.leastProbabilities().size()];
            for (int i = 0; i < least.length; i++) {
                least[i] = (1 - share) * from.leastProbabilities().get(i)
                        + share * to.leastProbabilities().get(i);
            }
            between.add(new Level(from.coverage(), Arrays.stream(least).boxed().toList()));
        }
        return new ConformalSets(between);
    }
}
