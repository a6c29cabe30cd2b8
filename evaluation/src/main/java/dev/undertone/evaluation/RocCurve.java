package dev.undertone.evaluation;

import dev.undertone.emotions.Emotion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well the probability of one emotion tells its clips from all others: the receiver operating characteristic, one
 * against the rest. Clips of equal probability are taken together.
 *
 * @param points from (0, 0) to (1, 1), without those between which the curve is straight
 * @param area under the curve, in [0, 1]; 0.5 is chance
 * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">Fawcett (2006), An introduction to ROC analysis</a>
 */
public record RocCurve(Emotion emotion, List<Point> points, double area) {

    /**
     * A threshold's effect.
     *
     * @param falseAlarms share of the other clips called the emotion
     * @param hits share of the emotion's clips called it
     */
    public record Point(double falseAlarms, double hits) {}

    public RocCurve {
        points = List.copyOf(points);
    }

    /** One curve for each emotion that some clips truly are and some are not, in label order. */
    public static List<RocCurve> of(List<Prediction> predictions) {
        List<RocCurve> curves = new ArrayList<>();
        for (Emotion emotion : ConfusionMatrix.of(predictions).labels().emotions()) {
            long own = predictions.stream().filter(p -> p.truth() == emotion).count();
            if (own > 0 && own < predictions.size()) {
                curves.add(of(emotion, predictions, own, predictions.size() - own));
            }
        }
        return curves;
    }

    private static RocCurve of(Emotion emotion, List<Prediction> predictions, long own, long others) {
        List<Prediction> sorted = new ArrayList<>(predictions);
        sorted.sort(Comparator.comparingDouble((Prediction p) -> p.scores().probability(emotion))
                .reversed());
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        double area = 0;
        long hits = 0;
        long alarms = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).truth() == emotion) {
                hits++;
            } else {
                alarms++;
            }
            double here = sorted.get(i).scores().probability(emotion);
            if (i + 1 == sorted.size() || sorted.get(i + 1).scores().probability(emotion) < here) {
                Point last = points.get(points.size() - 1);
                Point next = new Point((double) alarms / others, (double) hits / own);
                area += (next.falseAlarms() - last.falseAlarms()) * (next.hits() + last.hits()) / 2;
                if (points.size() > 1 && isStraight(points.get(points.size() - 2), last, next)) {
                    points.set(points.size() - 1, next);
                } else {
                    points.add(next);
                }
            }
        }
        return new RocCurve(emotion, points, area);
    }

    private static boolean isStraight(Point a, Point b, Point c) {
        boolean upright = a.falseAlarms() == b.falseAlarms() && b.falseAlarms() == c.falseAlarms();
        boolean level = a.hits() == b.hits() && b.hits() == c.hits();
        return upright || level;
    }
}
