package dev.undertone.evaluation.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    /** Points of a plane in five dimensions, spanned by (1,2,2,0,0)/3 (sd 3) and (0,0,0,3,4)/5 (sd 1), around (1,…,5). */
    private static Observations plane() {
        double[][] rows = new double[400][];
        for (int i = 0; i < rows.length; i++) {
            double angle = 2 * Math.PI * i / rows.length;
            double a = 3 * Math.sqrt(2) * Math.cos(angle);
            double b = Math.sqrt(2) * Math.sin(angle);
            rows[i] = new double[] {1 + a / 3, 2 + 2 * a / 3, 3 + 2 * a / 3, 4 + 0.6 * b, 5 + 0.8 * b};
        }
        return Observations.of(rows);
    }

    @Test
    void aPlaneIsFoundWithItsVariances() {
        Observations plane = plane();
        PrincipalComponents pca = PrincipalComponents.of(plane);
        assertThat(pca.explained(0)).isCloseTo(0.9, within(1e-12));
        assertThat(pca.explained(1)).isCloseTo(0.1, within(1e-12));
        assertThat(pca.explained(2)).isCloseTo(0, within(1e-12));
        Observations places = pca.project(plane, 2);
        for (int i = 0; i < plane.rows(); i++) {
            double angle = 2 * Math.PI * i / plane.rows();
            assertThat(places.get(i, 0)).isCloseTo(3 * Math.sqrt(2) * Math.cos(angle), within(1e-9));
            assertThat(places.get(i, 1)).isCloseTo(Math.sqrt(2) * Math.sin(angle), within(1e-9));
        }
    }

    @Test
    void allComponentsKeepAllDistances() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] rows = new double[40][12];
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble() * (i + 1);
            }
        }
        Observations x = Observations.of(rows);
        Observations y = PrincipalComponents.of(x).project(x, 12);
        for (int a = 0; a < 40; a++) {
            assertThat(y.squaredDistance(a, 0)).isCloseTo(x.squaredDistance(a, 0), within(1e-9));
        }
    }

    @Test
    void equalRowsHaveNoVariance() {
        Observations x = Observations.of(new double[][] {{1, 2}, {1, 2}, {1, 2}});
        PrincipalComponents pca = PrincipalComponents.of(x);
        assertThat(pca.explained(0)).isZero();
        assertThat(pca.project(x, 2).get(1, 1)).isZero();
        assertThatThrownBy(() -> pca.project(x, 3)).hasMessage("components must be in 1..2 but was 3");
    }
}
