package dev.undertone.evaluation.exploration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much a feature has to do with groups such as emotions.
 *
 * <p>{@code eta² = Σ n_g (m_g − m)² / Σ (x − m)²}, the share of the variance that the groups explain, in [0, 1]; 0 for a
 * constant feature. Cohen's {@code d = (m_g − m_rest) / s}, with {@code s} the pooled standard deviation of both; empty
 * where a side has fewer than two rows or {@code s} is 0.
 *
 * @param feature which
 * @param etaSquared over all rows
 * @param cohensD of each group against all others, in the groups' order
 * @see <a href="https://doi.org/10.4324/9780203771587">Cohen, Statistical power analysis for the behavioral sciences,
 *     1988</a>
 */
public record FeatureEffect(int feature, double etaSquared, List<OptionalDouble> cohensD) {

    public FeatureEffect {
        cohensD = List.copyOf(cohensD);
    }

    /** The effects of all features, in their order. */
    public static List<FeatureEffect> of(Observations observations, Grouping groups) {
        groups.requireFor(observations);
        List<FeatureEffect> effects = new ArrayList<>();
        for (int feature = 0; feature < observations.columns(); feature++) {
            effects.add(of(observations, groups, feature));
        }
        return effects;
    }

    private static FeatureEffect of(Observations x, Grouping groups, int feature) {
        double mean = 0;
        double[] means = new double[groups.count()];
        for (int row = 0; row < x.rows(); row++) {
            mean += x.get(row, feature) / x.rows();
            means[groups.of(row)] += x.get(row, feature) / groups.size(groups.of(row));
        }
        double total = 0;
        double[] within = new double[groups.count()];
        for (int row = 0; row < x.rows(); row++) {
            double fromAll = x.get(row, feature) - mean;
            double fromGroup = x.get(row, feature) - means[groups.of(row)];
            total += fromAll * fromAll;
            within[groups.of(row)] += fromGroup * fromGroup;
        }
        double between = 0;
        for (int group = 0; group < means.length; group++) {
            between += groups.size(group) * (means[group] - mean) * (means[group] - mean);
        }
        boolean constant = total <= 1e-18 * x.rows() * (1 + mean * mean);
        List<OptionalDouble> d = new ArrayList<>();
        for (int group = 0; group < means.length; group++) {
            d.add(
                    constant
                            ? OptionalDouble.empty()
                            : cohensD(x.rows(), groups.size(group), mean, means[group], total, within[group]));
        }
        return new FeatureEffect(feature, constant ? 0 : Math.min(1, between / total), d);
    }

    /** The rest's mean and squares follow from those of all and of the group. */
    private static OptionalDouble cohensD(
            int all, int size, double mean, double groupMean, double total, double groupSquares) {
        int rest = all - size;
        if (size < 2 || rest < 2) {
            return OptionalDouble.empty();
        }
        double restMean = (all * mean - size * groupMean) / rest;
        double difference = groupMean - restMean;
        double pooledSquares = total - difference * difference * size * rest / all;
        double pooled = Math.sqrt(Math.max(groupSquares, pooledSquares) / (all - 2));
        return pooled > 0 ? OptionalDouble.of(difference / pooled) : OptionalDouble.empty();
    }
}
