package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.training.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SearchTest {

    private static final TrainingProgress QUIET = new TrainingProgress(line -> {}, InstantSource.system());

    @TempDir
    private Path folder;

    private static SearchSpec spec(SearchSpec.Kind kind, int trials, OptionalDouble minutes) {
        Map<String, SearchAxis> space = new LinkedHashMap<>();
        space.put("m.rate", new SearchAxis.Range(1e-4, 1, true, false));
        space.put("m.hidden", new SearchAxis.Layers(1, 3, new SearchAxis.Range(8, 256, true, true)));
        space.put("m.kind", new SearchAxis.Choices(List.of("a", "b", "c")));
        return new SearchSpec(
                kind, trials, minutes, space, false, SearchSpec.Evolution.defaults(), SearchSpec.Halving.defaults());
    }

    /** Best at a rate of 0.01 with two layers of kind b. */
    private static double worth(Trial trial) {
        double rate = ((Number) trial.values().getOrDefault("m.rate", 1)).doubleValue();
        int layers = ((List<?>) trial.values().getOrDefault("m.hidden", List.of())).size();
        return 1
                - Math.abs(Math.log10(rate) + 2) / 10
                - Math.abs(layers - 2) / 10.0
                - (trial.values().getOrDefault("m.kind", "").equals("b") ? 0 : 0.1);
    }

    private List<ScoredTrial> run(SearchSpec spec, int jobs, String name, Search.Objective objective)
            throws IOException {
        return new Search(spec, jobs, InstantSource.system(), QUIET)
                .run(name, objective, 3, SearchJournal.open(folder.resolve(name + ".csv")));
    }

    @ParameterizedTest
    @EnumSource(SearchSpec.Kind.class)
    void theSameInSequenceAndAtOnceAndWithinTheBudget(SearchSpec.Kind kind) throws IOException {
        SearchSpec spec = spec(kind, 40, OptionalDouble.empty());
        List<ScoredTrial> one = run(spec, 1, "one", SearchTest::worth);
        List<ScoredTrial> four = run(spec, 4, "four", SearchTest::worth);
        assertThat(four).isEqualTo(one);
        assertThat(one).hasSizeLessThanOrEqualTo(40).hasSizeGreaterThan(30);
        assertThat(one).extracting(t -> t.trial().number()).doesNotHaveDuplicates();
    }

    @Test
    void evolutionImprovesOnItsFirstGenerationAndOnChance() throws IOException {
        List<ScoredTrial> evolved =
                run(spec(SearchSpec.Kind.EVOLUTIONARY, 120, OptionalDouble.empty()), 1, "e", SearchTest::worth);
        double first =
                evolved.stream().limit(8).mapToDouble(ScoredTrial::uar).max().orElseThrow();
        assertThat(Search.best(evolved).uar()).isGreaterThan(first).isGreaterThan(0.95);
        double late = evolved.stream()
                .skip(90)
                .mapToDouble(ScoredTrial::uar)
                .average()
                .orElseThrow();
        double early = evolved.stream()
                .limit(30)
                .mapToDouble(ScoredTrial::uar)
                .average()
                .orElseThrow();
        assertThat(late).isGreaterThan(early);
    }

    @Test
    void halvingGivesTheBetterThirdThreeTimesTheClips() throws IOException {
        List<ScoredTrial> trials =
                run(spec(SearchSpec.Kind.HALVING, 40, OptionalDouble.empty()), 1, "h", SearchTest::worth);
        long small = trials.stream().filter(t -> t.trial().share() < 0.2).count();
        long middle = trials.stream()
                .filter(t -> t.trial().share() > 0.2 && t.trial().share() < 0.9)
                .count();
        List<ScoredTrial> whole =
                trials.stream().filter(t -> t.trial().share() > 0.99).toList();
        assertThat(middle).isEqualTo(small / 3);
        assertThat(whole).hasSize((int) Math.max(1, middle / 3));
        double best = trials.stream().mapToDouble(ScoredTrial::uar).max().orElseThrow();
        assertThat(Search.best(trials).uar()).isEqualTo(best);
        assertThat(Search.best(trials).trial().share()).isEqualTo(1);
    }

    @Test
    void aGridTriesEveryCombinationOnce() throws IOException {
        List<ScoredTrial> trials =
                run(spec(SearchSpec.Kind.GRID, 100_000, OptionalDouble.empty()), 2, "g", SearchTest::worth);
        assertThat(trials).hasSize(5 * (5 + 25 + 125) * 3);
        assertThat(trials).extracting(t -> t.trial().values()).doesNotHaveDuplicates();
    }

    @Test
    void aStoppedSearchGoesOn() throws IOException {
        SearchSpec spec = spec(SearchSpec.Kind.EVOLUTIONARY, 30, OptionalDouble.empty());
        List<ScoredTrial> whole = run(spec, 1, "whole", SearchTest::worth);
        AtomicInteger left = new AtomicInteger(11);
        assertThatThrownBy(() -> run(spec, 2, "cut", trial -> {
                    if (left.getAndDecrement() <= 0) {
                        throw new IOException("stopped");
                    }
                    return worth(trial);
                }))
                .hasMessageContaining("stopped");
        Path journal = folder.resolve("cut.csv");
        Files.writeString(journal, Files.readString(journal) + "99,1.0,0.");
        AtomicInteger ran = new AtomicInteger();
        List<ScoredTrial> resumed = run(spec, 1, "cut", trial -> {
            ran.incrementAndGet();
            return worth(trial);
        });
        assertThat(resumed).isEqualTo(whole);
        assertThat(ran.get()).isEqualTo(whole.size() - 11);
    }

    @Test
    void timeRunsOut() throws IOException {
        long[] millis = {0};
        Search search = new Search(
                spec(SearchSpec.Kind.RANDOM, 1000, OptionalDouble.of(1)),
                1,
                () -> Instant.ofEpochMilli(millis[0]),
                QUIET);
        List<ScoredTrial> trials = search.run(
                "t",
                trial -> {
                    millis[0] += 7000;
                    return worth(trial);
                },
                3,
                SearchJournal.open(folder.resolve("t.csv")));
        assertThat(trials).hasSize(9);
    }

    @Test
    void valuesStayInTheirRange() {
        SplittableRandom random = new SplittableRandom(5);
        SearchAxis.Range range = new SearchAxis.Range(8, 256, true, true);
        SearchAxis.Layers layers = new SearchAxis.Layers(1, 3, range);
        Object value = layers.draw(random);
        for (int i = 0; i < 1000; i++) {
            value = layers.near(value, random);
            assertThat((List<?>) value)
                    .hasSizeBetween(1, 3)
                    .allSatisfy(v -> assertThat((Integer) v).isBetween(8, 256));
        }
    }
}
