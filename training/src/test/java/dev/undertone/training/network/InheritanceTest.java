package dev.undertone.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.ModelBundle;
import dev.undertone.training.AdaptableTrainer;
import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InputSpec;
import dev.undertone.training.StartingPoint;
import dev.undertone.training.ToyClips;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainingListener;
import dev.undertone.training.onnx.OnnxInitialisers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class InheritanceTest {

    private static final LabelSet FEW = LabelSet.of(Emotion.ANGRY, Emotion.BORED, Emotion.SAD);

    @Test
    void theBundledNetworkComesBackAsItWasExported() throws IOException {
        ModelBundle bundle = ModelBundle.bundled();
        StartingPoint start = StartingPoint.of(bundle, "td", FEW);
        Network network = new TemporalNetwork(80, start.theirClasses());
        List<Weights> weights = Inheritance.weights(network, start);
        assertThat(weights).hasSize(1);
        var before = OnnxInitialisers.read(start.onnx());
        var after = OnnxInitialisers.read(NetworkExport.onnx("td", network, weights));
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).values()).isEqualTo(before.get(i).values());
        }
    }

    @Test
    void allAveragedPerceptronsComeBack() throws IOException {
        StartingPoint start = StartingPoint.of(ModelBundle.bundled(), "mlp", FEW);
        Network network = new Perceptron(1212, start.theirClasses(), List.of(256, 128), true, 0.2, 0.5);
        List<Weights> weights = Inheritance.weights(network, start);
        assertThat(weights).hasSize(3);
        var before = OnnxInitialisers.read(start.onnx());
        var after = OnnxInitialisers.read(NetworkExport.onnx("mlp", network, weights));
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).values()).isEqualTo(before.get(i).values());
        }
    }

    @Test
    void theLastLayerKeepsWhatBothKnow() throws IOException {
        ModelBundle bundle = ModelBundle.bundled();
        StartingPoint start = StartingPoint.of(bundle, "td", FEW);
        Weights theirs = Inheritance.weights(new TemporalNetwork(80, start.theirClasses()), start)
                .get(0);
        Weights heir = new TemporalNetwork(80, 3).initialWeights(new SplittableRandom(1));
        float[] begun = heir.values(Head.WEIGHT).clone();
        Inheritance.pass(theirs, start, heir);
        assertThat(heir.values("conv1.weight")).isEqualTo(theirs.values("conv1.weight"));
        int sad = bundle.manifest().labels().indexOf(Emotion.SAD);
        assertThat(row(heir, 2)).isEqualTo(row(theirs, sad));
        assertThat(row(heir, 1)).isEqualTo(Arrays.copyOfRange(begun, 256, 512));
    }

    @Test
    void refusesOtherShapesAndFeatures() throws IOException {
        ModelBundle bundle = ModelBundle.bundled();
        StartingPoint mlp = StartingPoint.of(bundle, "mlp", FEW);
        Network narrow = new Perceptron(1212, mlp.theirClasses(), List.of(128, 128), true, 0.2, 0.5);
        assertThatThrownBy(() -> Inheritance.weights(narrow, mlp))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its tensor 0 is [1212, 256] where these settings make [1212, 128]");
        assertThatThrownBy(() -> StartingPoint.of(bundle, "cnn", FEW)).hasMessageContaining("but not 'cnn'");
        AdaptableTrainer td = (AdaptableTrainer) TrainerCatalog.kind("td").trainer(InputSpec.LOG_MEL, Map.of());
        assertThatThrownBy(() -> td.from(mlp)).hasMessageContaining("takes functionals-v1");
        AdaptableTrainer narrower = (AdaptableTrainer)
                TrainerCatalog.kind("mlp").trainer(FunctionalRows.INPUT, Map.of("hidden", List.of(64)));
        assertThatThrownBy(() -> narrower.from(mlp)).hasMessageContaining("must be a network of the same shape");
        assertThatThrownBy(() -> OnnxInitialisers.read(new byte[] {1, 2, 3})).hasMessageContaining("no ONNX file");
    }

    @Test
    void adaptingSaysFromWhat() throws IOException {
        AdaptableTrainer mlp = (AdaptableTrainer) TrainerCatalog.kind("mlp").trainer(FunctionalRows.INPUT, Map.of());
        assertThat(mlp.from(StartingPoint.of(ModelBundle.bundled(), "mlp", FEW)).settings())
                .startsWith(mlp.settings())
                .contains("from 'mlp' of bundle "
                        + ModelBundle.bundled().manifest().info().name());
    }

    @Test
    void trainingBeginsWhereTheBundleEnded() throws IOException {
        StartingPoint start = StartingPoint.of(ModelBundle.bundled(), "mlp", FEW);
        AdaptableTrainer mlp = (AdaptableTrainer) TrainerCatalog.kind("mlp")
                .trainer(FunctionalRows.INPUT, Map.of("networks", 1, "epochs", 1, "peakRate", 1e-7, "decay", 0));
        TrainedMember adapted = mlp.from(start).train(ToyClips.of(12, 1, 1212, 1), 3, 1, TrainingListener.NONE);
        assertThat(OnnxInitialisers.read(adapted.onnx()).get(0).values())
                .containsExactly(OnnxInitialisers.read(start.onnx()).get(0).values(), within(1e-5f));
    }

    @Test
    void aRegressionThatIsPulledHardStaysWhatItWas() throws IOException {
        StartingPoint start = StartingPoint.of(ModelBundle.bundled(), "lr", FEW);
        AdaptableTrainer lr =
                (AdaptableTrainer) TrainerCatalog.kind("lr").trainer(FunctionalRows.INPUT, Map.of("penalty", 1e6));
        TrainedMember adapted = lr.from(start).train(ToyClips.of(12, 1, 1212, 1), 3, 1, TrainingListener.NONE);
        float[] theirs = OnnxInitialisers.read(start.onnx()).get(0).values();
        float[] ours = OnnxInitialisers.read(adapted.onnx()).get(0).values();
        int sad = ModelBundle.bundled().manifest().labels().indexOf(Emotion.SAD);
        for (int d = 0; d < 1212; d++) {
            assertThat(ours[3 * d + 2]).isCloseTo(theirs[start.theirClasses() * d + sad], within(1e-4f));
            assertThat(ours[3 * d + 1]).isCloseTo(0, within(1e-4f));
        }
        StartingPoint network = StartingPoint.of(ModelBundle.bundled(), "mlp", FEW);
        assertThatThrownBy(() -> lr.from(network))
                .hasMessageContaining("must be a logistic regression over 1212 features");
    }

    private static float[] row(Weights weights, int label) {
        return Arrays.copyOfRange(weights.values(Head.WEIGHT), label * 256, (label + 1) * 256);
    }
}
