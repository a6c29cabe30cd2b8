package dev.undertone.training.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.training.FeatureBlock;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberScorer;
import dev.undertone.training.Standardisation;
import dev.undertone.training.TrainedMember;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exported trees against XGBoost's own predictions, with values that lie on thresholds among the rows. */
final class TreeEnsembleTest {

    private static final int ROWS = 200;
    private static final int DIMS = 6;
    private static final int CLASSES = 4;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2})
    void saysWhatTheEngineSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[ROWS][DIMS];
        float[] targets = new float[ROWS];
        float[] weights = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int d = 0; d < DIMS; d++) {
                rows[i][d] = d < 2 ? random.nextInt(-2, 3) : (float) random.nextDouble(-3, 3);
            }
            targets[i] = random.nextInt(CLASSES);
            weights[i] = (float) random.nextDouble(0.5, 2);
        }
        TreeEnsemble trees = new TreeEnsemble(CLASSES);
        float[][] margins;
        try (XgBoost engine = new XgBoost(rows, weights);
                XgBoost.Model model = engine.train(
                        targets,
                        Map.of("objective", "multi:softprob", "num_class", CLASSES, "max_depth", 5),
                        30,
                        seed)) {
            trees.add(model.json());
            margins = model.predictions();
        }
        byte[] onnx = RowGraph.of("trees", DIMS, CLASSES, (graph, layers, x) -> trees.export(graph, x));
        Standardisation none = Standardisation.perDimension(
                List.of(FeatureBlock.of(1, DIMS, filled(-1)), FeatureBlock.of(1, DIMS, filled(1))), 10);
        TrainedMember member = TrainedMember.of("trees", new InputSpec("functionals-v1", 1, List.of(1.0)), none, onnx);
        try (MemberScorer scorer = new MemberScorer(member)) {
            for (int i = 0; i < ROWS; i++) {
                double[] p = ScoreCalibration.softmax(scorer.logits(FeatureBlock.of(1, DIMS, rows[i])));
                for (int c = 0; c < CLASSES; c++) {
                    assertThat(p[c]).isCloseTo(margins[i][c], within(1e-5));
                }
            }
        }
    }

    private static float[] filled(float value) {
        float[] row = new float[DIMS];
        Arrays.fill(row, value);
        return row;
    }
}
