package dev.undertone.evaluation.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneTest {

    private static final int CLUSTERS = 4;
    private static final int EACH = 40;

    private static Observations clusters(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[CLUSTERS * EACH][10];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < 10; d++) {
                rows[i][d] = random.nextDouble() + (d == i % CLUSTERS ? 8 : 0);
            }
        }
        return Observations.of(rows);
    }

    private static Grouping labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < CLUSTERS * EACH; i++) {
            labels.add("cluster " + i % CLUSTERS);
        }
        return Grouping.of(labels, List.of());
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void clustersStayApart(long seed) {
        Observations map = Tsne.map(clusters(seed), new TsneOptions(15, 300, seed), done -> {});
        assertThat(Neighbours.of(map, 10).purity(labels())).isEqualTo(1);
    }

    @Test
    void theSameSeedGivesTheSameMapAndAnotherSeedAnother() {
        Observations first = Tsne.map(clusters(1), new TsneOptions(15, 200, 7), done -> {});
        Observations again = Tsne.map(clusters(1), new TsneOptions(15, 200, 7), done -> {});
        Observations other = Tsne.map(clusters(1), new TsneOptions(15, 200, 8), done -> {});
        boolean differs = false;
        for (int i = 0; i < first.rows(); i++) {
            assertThat(again.get(i, 0)).isEqualTo(first.get(i, 0));
            assertThat(again.get(i, 1)).isEqualTo(first.get(i, 1));
            differs |= other.get(i, 0) != first.get(i, 0);
        }
        assertThat(differs).isTrue();
    }

    @Test
    void equalAndFewRowsGiveFinitePlaces() {
        double[][] rows = new double[8][3];
        Observations map = Tsne.map(Observations.of(rows), TsneOptions.defaults(1), done -> {});
        assertThat(map.rows()).isEqualTo(8);
        assertThatThrownBy(() -> Tsne.map(Observations.of(new double[3][2]), TsneOptions.defaults(1), done -> {}))
                .hasMessage("a map must have at least 4 rows but had 3");
        assertThatThrownBy(() -> new TsneOptions(1, 500, 0)).hasMessageContaining("2..100 but was 1");
        assertThatThrownBy(() -> new TsneOptions(30, 10, 0)).hasMessageContaining("100..5000 but was 10");
    }

    @Test
    void progressCountsEveryIteration() {
        List<Integer> heard = new ArrayList<>();
        Tsne.map(clusters(1), new TsneOptions(15, 100, 1), heard::add);
        assertThat(heard).hasSize(100).endsWith(100);
    }
}
