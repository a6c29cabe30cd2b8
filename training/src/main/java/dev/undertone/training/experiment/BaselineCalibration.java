package dev.undertone.training.experiment;

import dev.undertone.emotions.EmotionScores;
import dev.undertone.evaluation.CoverageCurve;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.models.ConformalSets;
import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.OperatingPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A model's constants from predictions for speakers that it did not learn from: how much a baseline counts by the speech
 * it has heard, temperatures, thresholds, label sets.
 */
final class BaselineCalibration {

    /** Recognised answers shall be right this often on speakers never heard. */
    private static final double WANTED_ACCURACY = 0.8;

    private static final List<Double> COVERAGES = List.of(0.8, 0.9, 0.95);
    private static final int WEIGHTS = 20;

    private BaselineCalibration() {}

    /**
     * @param global the row without a baseline
     * @param baselines rows of growing length; may be none
     */
    static Calibration of(RowResult global, List<RowResult> baselines) {
        List<Prediction> without = global.uncalibrated();
        List<OperatingPoint> points = new ArrayList<>();
        points.add(point(0, 0, without));
        for (RowResult row : baselines) {
            double seconds = row.normalisation().draw().orElseThrow().seconds();
            double weight = bestWeight(without, row.uncalibrated());
            points.add(point(seconds, weight, blended(without, row.uncalibrated(), weight)));
        }
        return new Calibration(points);
    }

    private static OperatingPoint point(double seconds, double weight, List<Prediction> uncalibrated) {
        TemperatureScaling temperature = TemperatureScaling.fit(uncalibrated);
        List<Prediction> calibrated =
                uncalibrated.stream().map(temperature::apply).toList();
        return new OperatingPoint(
                seconds, weight, temperature.temperature(), confidenceThreshold(calibrated), labelSets(calibrated));
    }

    /** The weight of least log-loss, each at its own best temperature. */
    private static double bestWeight(List<Prediction> without, List<Prediction> with) {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= WEIGHTS; step++) {
            double weight = (double) step / WEIGHTS;
            List<Prediction> blended = blended(without, with, weight);
            TemperatureScaling temperature = TemperatureScaling.fit(blended);
            double loss = Evaluation.of(blended.stream().map(temperature::apply).toList())
                    .logLoss();
            if (loss < least) {
                least = loss;
                best = weight;
            }
        }
        return best;
    }

    private static List<Prediction> blended(List<Prediction> without, List<Prediction> with, double weight) {
        List<Prediction> blended = new ArrayList<>();
        for (int i = 0; i < without.size(); i++) {
            Prediction p = without.get(i);
            double[] scores = p.scores().toArray();
            if (!p.clip().equals(with.get(i).clip())) {
                throw new IllegalStateException("rows must be of the same clips in order but had " + p.clip() + " and "
                        + with.get(i).clip());
            }
            for (int c = 0; c < scores.length; c++) {
                scores[c] =
                        (1 - weight) * scores[c] + weight * with.get(i).scores().probability(c);
            }
            blended.add(new Prediction(
                    p.clip(),
                    p.speaker(),
                    p.sex(),
                    p.fold(),
                    p.truth(),
                    EmotionScores.of(p.scores().labels(), scores)));
        }
        return blended;
    }

    /** The least confidence from which on answers are right often enough; 1 if no confidence is. */
    static double confidenceThreshold(List<Prediction> calibrated) {
        return CoverageCurve.of(calibrated).points().stream()
                .filter(point -> point.accuracy() >= WANTED_ACCURACY)
                .max(Comparator.comparingDouble(CoverageCurve.Point::coverage))
                .map(CoverageCurve.Point::threshold)
                .orElse(1.0);
    }

    /** Sets of the stated coverages, fitted on calibrated predictions. */
    static ConformalSets labelSets(List<Prediction> calibrated) {
        return ConformalSets.fit(
                calibrated.stream().map(Prediction::scores).toList(),
                calibrated.stream().map(Prediction::truth).toList(),
                COVERAGES);
    }
}
