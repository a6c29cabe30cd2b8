package dev.undertone.evaluation.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureEffectTest {

    private static final Grouping TWO = Grouping.of(List.of("a", "a", "a", "b", "b", "b"), List.of("b", "a"));

    /** Groups 1,2,3 and 5,6,7: means 2 and 6, all 4; between 6·4 = 24, within 2 + 2, total 28; pooled sd 1. */
    private static final Observations KNOWN =
            Observations.of(new double[][] {{1, 9}, {2, 9}, {3, 9}, {5, 9}, {6, 9}, {7, 9}});

    @Test
    void knownGroupsHaveKnownEffects() {
        assertThat(TWO.names()).containsExactly("b", "a");
        FeatureEffect effect = FeatureEffect.of(KNOWN, TWO).get(0);
        assertThat(effect.etaSquared()).isCloseTo(24 / 28.0, within(1e-12));
        assertThat(effect.cohensD().get(0)).hasValueCloseTo(4.0, within(1e-12));
        assertThat(effect.cohensD().get(1)).hasValueCloseTo(-4.0, within(1e-12));
    }

    @Test
    void aGroupAgainstAllOthersPoolsTheirSpreadToo() {
        Grouping three = Grouping.of(List.of("a", "a", "b", "b", "c", "c"), List.of());
        // a: 1, 3; the rest: 0, 2, 10, 12 with mean 6 and squares 36 + 16 + 16 + 36 = 104; sd = √((2 + 104) / 4)
        Observations x = Observations.of(new double[][] {{1}, {3}, {0}, {2}, {10}, {12}});
        assertThat(FeatureEffect.of(x, three).get(0).cohensD().get(0))
                .hasValueCloseTo((2 - 6) / Math.sqrt(106 / 4.0), within(1e-12));
    }

    @Test
    void aConstantFeatureHasNoEffect() {
        FeatureEffect effect = FeatureEffect.of(KNOWN, TWO).get(1);
        assertThat(effect.etaSquared()).isZero();
        assertThat(effect.cohensD()).allMatch(d -> d.isEmpty());
    }

    @Test
    void aGroupOfOneHasNoCohensD() {
        Grouping lonely = Grouping.of(List.of("a", "b", "b"), List.of());
        Observations x = Observations.of(new double[][] {{1}, {2}, {4}});
        assertThat(FeatureEffect.of(x, lonely).get(0).cohensD().get(0)).isEmpty();
    }

    @Test
    void withinSpeakersOnlyWhatDiffersWithinThemIsLeft() {
        // Two speakers far apart, each with the same difference between emotions.
        Observations x = Observations.of(new double[][] {{100}, {101}, {0}, {1}});
        Grouping speakers = Grouping.of(List.of("s", "s", "t", "t"), List.of());
        Grouping emotions = Grouping.of(List.of("sad", "angry", "sad", "angry"), List.of());
        assertThat(FeatureEffect.of(x, emotions).get(0).etaSquared()).isLessThan(0.001);
        assertThat(FeatureEffect.of(x.withinGroups(speakers), emotions).get(0).etaSquared())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void groupingsOfOtherRowsAreRefused() {
        assertThatThrownBy(() -> FeatureEffect.of(KNOWN, Grouping.of(List.of("a"), List.of())))
                .hasMessageContaining("as many rows as the observations (6) but had 1");
    }
}
