package dev.undertone.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What rejecting the unsure clips buys: accuracy of the clips kept against the share kept. Risk is one minus accuracy.
 * Clips of equal confidence are kept or rejected together.
 *
 * @param points from the surest clips alone to all clips
 * @see <a href="https://jmlr.org/papers/v11/el-yaniv10a.html">El-Yaniv &amp; Wiener (2010), On the foundations of
 *     noise-free selective classification</a>
 */
public record CoverageCurve(List<Point> points) {

    /**
     * @param threshold the least confidence kept, in [0, 1]
     * @param coverage share of clips kept, in [0, 1]
     * @param accuracy of those
     */
    public record Point(double threshold, double coverage, double accuracy) {}

    public CoverageCurve {
        points = List.copyOf(points);
    }

    public static CoverageCurve of(List<Prediction> predictions) {
        List<Prediction> sure = new ArrayList<>(predictions);
        sure.sort(Comparator.comparingDouble((Prediction p) -> p.scores().confidence())
                .reversed());
        List<Point> points = new ArrayList<>();
        int correct = 0;
        for (int i = 0; i < sure.size(); i++) {
            correct += sure.get(i).isCorrect() ? 1 : 0;
            double confidence = sure.get(i).scores().confidence();
            if (i + 1 == sure.size() || sure.get(i + 1).scores().confidence() < confidence) {
                points.add(new Point(confidence, (i + 1.0) / sure.size(), correct / (i + 1.0)));
            }
        }
        return new CoverageCurve(points);
    }

    /**
     * Area under the curve of risk against coverage, in [0, 1]: the mean risk over all shares kept; lower is better.
     *
     * @see <a href="https://arxiv.org/abs/1805.08206">Geifman, Uziel &amp; El-Yaniv (2019), Bias-reduced uncertainty
     *     estimation for deep neural classifiers</a>
     */
    public double areaUnderRisk() {
        double area = 0;
        double before = 0;
        for (Point point : points) {
            area += (point.coverage() - before) * (1 - point.accuracy());
            before = point.coverage();
        }
        return area;
    }

    /**
     * The fewest of the surest clips that make up at least that share.
     *
     * @param share in (0, 1]
     */
    public Point atCoverage(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("coverage must be in (0, 1] but was " + share);
        }
        return points.stream()
                .filter(point -> point.coverage() >= share - 1e-12)
                .findFirst()
                .orElseThrow();
    }
}
