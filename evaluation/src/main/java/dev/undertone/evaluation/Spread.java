package dev.undertone.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * How unequally the UAR falls on groups such as speakers.
 *
 * @param deviation sample standard deviation; 0 for one group
 * @param worst the first of the groups with the least UAR
 * @param best the first of the groups with the greatest
 */
public record Spread(double mean, double deviation, GroupScore worst, GroupScore best) {

    static Spread of(List<GroupScore> groups) {
        double mean = groups.stream().mapToDouble(GroupScore::uar).average().orElseThrow();
        double squares = groups.stream()
                .mapToDouble(g -> (g.uar() - mean) * (g.uar() - mean))
                .sum();
        Comparator<GroupScore> byUar = Comparator.comparingDouble(GroupScore::uar);
        return new Spread(
                mean,
                Math.sqrt(squares / Math.max(1, groups.size() - 1)),
                groups.stream().min(byUar).orElseThrow(),
                groups.stream().min(byUar.reversed()).orElseThrow());
    }
}
