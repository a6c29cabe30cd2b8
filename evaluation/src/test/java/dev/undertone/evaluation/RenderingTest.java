package dev.undertone.evaluation;

import static dev.undertone.evaluation.Simulated.THREE;
import static dev.undertone.evaluation.Simulated.prediction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTest {

    private static final List<String> PROTOCOL = List.of("Five folds, 100 % unseen speakers");

    @TempDir
    Path temp;

    private final Evaluation evaluation = Evaluation.of(Simulated.random(LabelSet.RAVDESS, 480, 8, 1));

    @Test
    void textHoldsTheProtocolAndEveryFigure() {
        String text = EvaluationText.render(evaluation, PROTOCOL);
        assertThat(text).startsWith("Five folds, 100 % unseen speakers\n");
        assertThat(text.lines())
                .contains("Clips, speakers      480 of 8")
                .anyMatch(line -> line.matches("UAR +[0-9.]+ %  \\([0-9.]+ to [0-9.]+\\)"))
                .anyMatch(line -> line.matches("ECE +0\\.[0-9]{3}   15 bins"))
                .anyMatch(line -> line.matches("surprised +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9]+ +0\\.[0-9]{3}"))
                .anyMatch(line -> line.matches("mean [0-9.]+, standard deviation [0-9.]+, worst .*"))
                .anyMatch(line -> line.matches("female +[0-9.]+ +[0-9.]+ +240 .*"))
                .anyMatch(line -> line.matches("100\\.0 % +[0-9.]+ +≥ 0\\.[0-9]{3}"))
                .allMatch(line -> line.length() <= 100 && line.equals(line.stripTrailing()));
    }

    @Test
    void textSaysWhatIsNotDefined() {
        String text = EvaluationText.render(
                Evaluation.of(List.of(prediction(THREE, "c", "s", Emotion.SAD, Emotion.SAD, 0.5))), PROTOCOL);
        assertThat(text)
                .contains("UAR is over 1 of 3 classes: no clip is neutral or happy.")
                .contains("No interval: one speaker says nothing of others.")
                .contains("happy               –       –       –       0");
    }

    @Test
    void jsonHoldsTheSameFigures() {
        JsonObject json = JsonParser.parseString(EvaluationJson.render(evaluation, PROTOCOL))
                .getAsJsonObject();
        assertThat(json.get("protocol").getAsJsonArray().get(0).getAsString()).isEqualTo(PROTOCOL.get(0));
        assertThat(json.get("uar").getAsDouble()).isEqualTo(evaluation.uar());
        assertThat(json.get("uarInterval95").getAsJsonArray().get(0).getAsDouble())
                .isLessThan(evaluation.uar());
        assertThat(json.get("emotions").getAsJsonArray()).hasSize(8);
        assertThat(json.get("speakers").getAsJsonArray()).hasSize(8);
        assertThat(json.get("coverage").getAsJsonArray()).hasSizeGreaterThan(100);

        String one = EvaluationJson.render(
                Evaluation.of(List.of(prediction(THREE, "c", "s", Emotion.SAD, Emotion.SAD, 0.5))), List.of());
        assertThat(one).contains("\"uarInterval95\": null").contains("\"recall\": null");
    }

    @Test
    void tablesOfPredictionsAreReadBackAsWritten() throws IOException {
        Path file = temp.resolve("predictions.csv");
        List<Prediction> written = List.of(
                new Prediction("a, \"b\"", "01", "female", 3, Emotion.SAD, EmotionScores.of(THREE, 0.1, 0.2, 0.7)),
                new Prediction("c", "02", "", 0, Emotion.HAPPY, EmotionScores.of(THREE, 1, 0, 0)));
        PredictionsCsv.write(written, file);
        PredictionsCsv.write(written, file);
        List<Prediction> read = PredictionsCsv.read(file);
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("clip,speaker,sex,fold,truth,neutral,happy,sad");
        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(RenderingTest::near, EmotionScores.class)
                .isEqualTo(written);
        assertThat(temp).isDirectoryNotContaining(f -> f.toString().endsWith(".part"));
    }

    private static boolean near(EmotionScores a, EmotionScores b) {
        assertThat(a.toArray()).containsExactly(b.toArray(), within(1e-15));
        return a.labels().equals(b.labels());
    }

    @Test
    void tablesThatAreNoPredictionsAreRefusedByLine() throws IOException {
        Path file = temp.resolve("p.csv");
        String header = "clip,speaker,sex,fold,truth,happy,sad\n";
        for (String row :
                List.of("a,1,,0,sad,0.5", "a,1,,0,glad,0.5,0.5", "a,1,,x,sad,0.5,0.5", "a,1,,0,sad,0.5,0.9")) {
            Files.writeString(file, header + row + "\n");
            assertThatThrownBy(() -> PredictionsCsv.read(file)).hasMessageContaining("p.csv line 2: ");
        }
        Files.writeString(file, "file,emotion\n");
        assertThatThrownBy(() -> PredictionsCsv.read(file)).hasMessageContaining("no table of predictions");
    }

    @Test
    void plotsAreWrittenAsPicturesWithSomethingOnThem() throws IOException {
        List<Path> files = EvaluationPlots.write(evaluation, temp.resolve("plots"));
        assertThat(files).hasSize(6).allSatisfy(file -> {
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(900);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(20);
        });
    }

    @Test
    void oneClipIsPlottedToo() throws IOException {
        Evaluation one = Evaluation.of(List.of(prediction(THREE, "c", "s", Emotion.SAD, Emotion.HAPPY, 1)));
        assertThat(EvaluationPlots.write(one, temp.resolve("one"))).allMatch(Files::isRegularFile);
    }
}
