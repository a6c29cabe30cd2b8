package dev.undertone.training;

import dev.undertone.training.network.MlpTrainer;
import dev.undertone.training.network.TemporalNetworkTrainer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which members an ensemble has, how much each counts, and who judges between front ends.
 *
 * @param entries at least one, names unique
 * @param judge a quick trainer whose result on speakers held out chooses the front end; need not be a member
 */
public record EnsembleRecipe(List<Entry> entries, MemberTrainer judge) {

    /**
     * One member.
     *
     * @param weight its share of the mean probability, relative to the others'; positive
     */
    public record Entry(MemberTrainer trainer, double weight) {
        public Entry {
            if (!(weight > 0)) {
                throw new IllegalArgumentException("weight must be positive but was " + weight);
            }
        }
    }

    public EnsembleRecipe {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || names(entries).stream().distinct().count() != entries.size()) {
            throw new IllegalArgumentException(
                    "an ensemble needs at least one member, each name once, but had " + names(entries));
        }
    }

    /** Half temporal network, a quarter logistic regression, a quarter perceptrons; logistic regression judges. */
    public static EnsembleRecipe defaults() {
        return over(FunctionalRows.INPUT);
    }

    /** The same where logistic regression and perceptrons go by other features of a row per utterance. */
    public static EnsembleRecipe over(InputSpec functionals) {
        MemberTrainer regression =
                new LogisticRegressionTrainer(functionals, LogisticRegressionTrainer.Options.defaults());
        return new EnsembleRecipe(
                List.of(
                        new Entry(new TemporalNetworkTrainer(TemporalNetworkTrainer.Options.defaults()), 0.5),
                        new Entry(regression, 0.25),
                        new Entry(new MlpTrainer(functionals, MlpTrainer.Options.defaults()), 0.25)),
                regression);
    }

    /** The members' names in order. */
    public List<String> names() {
        return names(entries);
    }

    /**
     * The same recipe with fewer members.
     *
     * @throws IllegalArgumentException if {@code wanted} is empty or names a member it does not have
     */
    public EnsembleRecipe only(Set<String> wanted) {
        if (wanted.isEmpty() || !names().containsAll(wanted)) {
            throw new IllegalArgumentException("members must be among " + names() + " but were " + wanted);
        }
        return new EnsembleRecipe(
                entries.stream()
                        .filter(e -> wanted.contains(e.trainer().name()))
                        .toList(),
                judge);
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(e -> e.trainer().name()).collect(Collectors.toList());
    }
}
