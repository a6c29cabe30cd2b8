package dev.undertone.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every figure of a set of predictions, pooled over folds. Rendering is elsewhere: {@link EvaluationText},
 * {@link EvaluationJson}, {@link EvaluationPlots}.
 *
 * @param confusion with accuracy, UAR, macro-F1 and the figures per class
 * @param intervals of accuracy and UAR; empty for one speaker
 * @param reliability with the expected calibration error
 * @param brier mean over clips of the summed squared errors of the probabilities, in [0, 2]
 * @param logLoss mean of −ln of the true class's probability, probabilities below 1e-12 counting as that
 * @param coverage accuracy against the share of clips kept
 * @param roc one curve per emotion, each against the rest
 * @param speakers one score per speaker, by name
 * @param spread of the speakers' UAR
 * @param sexes one score per known sex
 * @param folds one score per fold; never quote one alone
 * @param caveat why the figures are better than they would be on strangers; every rendering shows it
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier (1950), Verification of
 *     forecasts expressed in terms of probability</a>
 */
public record Evaluation(
        ConfusionMatrix confusion,
        Optional<SpeakerBootstrap> intervals,
        Reliability reliability,
        double brier,
        double logLoss,
        CoverageCurve coverage,
        List<RocCurve> roc,
        List<GroupScore> speakers,
        Spread spread,
        List<GroupScore> sexes,
        List<GroupScore> folds,
        Optional<Caveat> caveat) {

    private static final double PROBABILITY_FLOOR = 1e-12;

    public Evaluation {
        roc = List.copyOf(roc);
        speakers = List.copyOf(speakers);
        sexes = List.copyOf(sexes);
        folds = List.copyOf(folds);
    }

    /**
     * An evaluation of predictions about speakers never heard.
     *
     * @param predictions at least one, of one label set
     * @throws IllegalArgumentException if there are none, their label sets differ, a truth is not in the label set, a
     *     speaker is unnamed or a clip of a speaker stands there twice
     */
    public static Evaluation of(List<Prediction> predictions) {
        return of(predictions, Optional.empty());
    }

    /**
     * The same where something of the test may have been known.
     *
     * @throws IllegalArgumentException as {@link #of(List)}
     */
    public static Evaluation of(List<Prediction> predictions, Optional<Caveat> caveat) {
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
        requireEachClipOnce(predictions);
        List<GroupScore> speakers = GroupScore.by(Prediction::speaker, predictions);
        return new Evaluation(
                confusion,
                SpeakerBootstrap.of(predictions),
                Reliability.of(predictions),
                predictions.stream().mapToDouble(Evaluation::brier).average().orElseThrow(),
                predictions.stream().mapToDouble(Evaluation::logLoss).average().orElseThrow(),
                CoverageCurve.of(predictions),
                RocCurve.of(predictions),
                speakers,
                Spread.of(speakers),
                GroupScore.by(Prediction::sex, predictions),
                GroupScore.by(p -> String.format(Locale.ROOT, "%02d", p.fold() + 1), predictions),
                caveat);
    }

    /** Correct over all, in [0, 1]. */
    public double accuracy() {
        return confusion.accuracy();
    }

    /** Unweighted average recall over the classes present in the truth, in [0, 1]. */
    public double uar() {
        return confusion.uar();
    }

    /** Expected calibration error in 15 bins, in [0, 1]. */
    public double ece() {
        return reliability.ece();
    }

    private static void requireEachClipOnce(List<Prediction> predictions) {
        Set<List<String>> seen = new HashSet<>();
        for (Prediction p : predictions) {
            if (p.speaker().isEmpty()) {
                throw new IllegalArgumentException("every prediction needs a speaker but " + p.clip() + " has none");
            }
            if (!seen.add(List.of(p.speaker(), p.clip()))) {
                throw new IllegalArgumentException("clip " + p.clip() + " of speaker " + p.speaker()
                        + " is predicted twice; each clip is tested in one fold");
            }
        }
    }

    private static double brier(Prediction p) {
        double sum = 0;
        for (int i = 0; i < p.scores().labels().size(); i++) {
            double error = p.scores().probability(i) - (p.scores().labels().get(i) == p.truth() ? 1 : 0);
            sum += error * error;
        }
        return sum;
    }

    private static double logLoss(Prediction p) {
        return -Math.log(Math.max(PROBABILITY_FLOOR, p.scores().probability(p.truth())));
    }
}
