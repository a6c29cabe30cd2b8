package dev.undertone.training.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Proposes what to try next, knowing only what came of the batches before. Trials of a batch may run in any order and
 * at once; the proposals are the same.
 *
 * @see <a href="https://jmlr.org/papers/v13/bergstra12a.html">Bergstra &amp; Bengio (2012), Random search for
 *     hyper-parameter optimization</a>
 * @see <a href="https://proceedings.mlr.press/v51/jamieson16.html">Jamieson &amp; Talwalkar (2016), Non-stochastic best
 *     arm identification (successive halving)</a>
 */
abstract sealed class SearchStrategy {

    /** Better first; of equals the earlier one. */
    static final Comparator<ScoredTrial> BEST_FIRST = Comparator.comparingDouble((ScoredTrial t) -> -t.uar())
            .thenComparingInt(t -> t.trial().number());

    private final Map<String, SearchAxis> space;
    private int proposed;

    private SearchStrategy(Map<String, SearchAxis> space) {
        this.space = space;
    }

    static SearchStrategy of(SearchSpec spec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (spec.kind()) {
            case GRID -> new Grid(spec);
            case RANDOM -> new AtRandom(spec, random);
            case EVOLUTIONARY -> new Evolving(spec, random);
            case HALVING -> new Halving(spec, random);
        };
    }

    /** What to try next; nothing at the end. */
    abstract List<Trial> next(List<ScoredTrial> batchBefore);

    final Map<String, Object> drawn(SplittableRandom random) {
        Map<String, Object> values = new LinkedHashMap<>();
        space.forEach((name, axis) -> values.put(name, axis.draw(random)));
        return values;
    }

    final Map<String, SearchAxis> space() {
        return space;
    }

    final Trial trial(Map<String, Object> values, double share) {
        proposed++;
        return new Trial(proposed, values, share);
    }

    private static final class Grid extends SearchStrategy {
        private final int most;
        private boolean done;

        Grid(SearchSpec spec) {
            super(spec.space());
            most = spec.trials();
        }

        @Override
        List<Trial> next(List<ScoredTrial> batchBefore) {
            if (done) {
                return List.of();
            }
            done = true;
            List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
            for (Map.Entry<String, SearchAxis> axis : space().entrySet()) {
                List<Map<String, Object>> longer = new ArrayList<>();
                for (Map<String, Object> start : all) {
                    for (Object value : axis.getValue().grid()) {
                        Map<String, Object> values = new LinkedHashMap<>(start);
                        values.put(axis.getKey(), value);
                        longer.add(values);
                    }
                }
                all = longer;
            }
            return all.stream().limit(most).map(values -> trial(values, 1)).toList();
        }
    }

    private static final class AtRandom extends SearchStrategy {
        private final SplittableRandom random;
        private int left;

        AtRandom(SearchSpec spec, SplittableRandom random) {
            super(spec.space());
            this.random = random;
            this.left = spec.trials();
        }

        @Override
        List<Trial> next(List<ScoredTrial> batchBefore) {
            List<Trial> batch = new ArrayList<>();
            for (; left > 0; left--) {
                batch.add(trial(drawn(random), 1));
            }
            return batch;
        }
    }

    private static final class Evolving extends SearchStrategy {
        private final SearchSpec.Evolution options;
        private final SplittableRandom random;
        private List<ScoredTrial> generation = List.of();
        private int left;

        Evolving(SearchSpec spec, SplittableRandom random) {
            super(spec.space());
            this.options = spec.evolution();
            this.random = random;
            this.left = spec.trials();
        }

        @Override
        List<Trial> next(List<ScoredTrial> batchBefore) {
            List<ScoredTrial> parents = new ArrayList<>(batchBefore);
            generation.stream().sorted(BEST_FIRST).limit(options.elite()).forEach(parents::add);
            generation = parents;
            int size = Math.min(left, options.population() - (batchBefore.isEmpty() ? 0 : options.elite()));
            List<Trial> batch = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                batch.add(trial(batchBefore.isEmpty() ? drawn(random) : child(), 1));
            }
            left -= batch.size();
            return batch;
        }

        private Map<String, Object> child() {
            Trial mother = parent();
            Trial father = parent();
            boolean crossed = random.nextDouble() < options.crossover();
            Map<String, Object> values = new LinkedHashMap<>();
            space().forEach((name, axis) -> {
                Trial giver = crossed && random.nextBoolean() ? father : mother;
                Object value = giver.values().getOrDefault(name, axis.draw(random));
                values.put(name, random.nextDouble() < options.mutation() ? axis.near(value, random) : value);
            });
            return values;
        }

        private Trial parent() {
            List<ScoredTrial> drawn = new ArrayList<>();
            for (int i = 0; i < options.tournament(); i++) {
                drawn.add(generation.get(random.nextInt(generation.size())));
            }
            return drawn.stream().min(BEST_FIRST).orElseThrow().trial();
        }
    }

    private static final class Halving extends SearchStrategy {
        private final SearchSpec.Halving options;
        private final SplittableRandom random;
        private final int most;
        private double share;

        Halving(SearchSpec spec, SplittableRandom random) {
            super(spec.space());
            this.options = spec.halving();
            this.random = random;
            this.most = spec.trials();
        }

        @Override
        List<Trial> next(List<ScoredTrial> batchBefore) {
            List<Trial> batch = new ArrayList<>();
            if (batchBefore.isEmpty()) {
                share = options.smallestShare();
                int first = firstRung();
                for (int i = 0; i < first; i++) {
                    batch.add(trial(drawn(random), share));
                }
                return batch;
            }
            if (share >= 1) {
                return batch;
            }
            share = Math.min(1, share * options.keep());
            int kept = Math.max(1, batchBefore.size() / options.keep());
            batchBefore.stream()
                    .sorted(BEST_FIRST)
                    .limit(kept)
                    .forEach(t -> batch.add(trial(t.trial().values(), share)));
            return batch;
        }

        /** As many on the first rung as all rungs together may have. */
        private int firstRung() {
            int first = 1;
            while (total(first + 1) <= most) {
                first++;
            }
            return first;
        }

        private int total(int first) {
            int total = first;
            int rung = first;
            for (double s = options.smallestShare(); s < 1; s *= options.keep()) {
                rung = Math.max(1, rung / options.keep());
                total += rung;
            }
            return total;
        }
    }
}
