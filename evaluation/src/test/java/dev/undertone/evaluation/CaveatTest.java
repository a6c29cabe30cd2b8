package dev.undertone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaveatTest {

    private static final Caveat CAVEAT = new Caveat(List.of("speaker", "normalisation"));
    private static final List<Prediction> PREDICTIONS = Simulated.random(Simulated.THREE, 60, 6, 3);

    @TempDir
    private Path folder;

    @Test
    void saysItsLeaks() {
        assertThat(CAVEAT.text())
                .isEqualTo("optimistic: test speakers were in training (leak: speaker, normalisation)");
        assertThatThrownBy(() -> new Caveat(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyRenderingCarriesIt() throws IOException {
        Evaluation evaluation = Evaluation.of(PREDICTIONS, Optional.of(CAVEAT));
        String text = EvaluationText.render(evaluation, List.of("protocol"));
        assertThat(text).startsWith(CAVEAT.text()).endsWith(CAVEAT.text() + "\n");
        assertThat(EvaluationJson.render(evaluation, List.of())).contains(CAVEAT.text());
        Evaluation honest = Evaluation.of(PREDICTIONS);
        assertThat(EvaluationText.render(honest, List.of())).doesNotContain("optimistic");
        List<Path> branded = EvaluationPlots.write(evaluation, folder.resolve("a"));
        List<Path> plain = EvaluationPlots.write(honest, folder.resolve("b"));
        for (int i = 0; i < branded.size(); i++) {
            BufferedImage one = ImageIO.read(branded.get(i).toFile());
            BufferedImage other = ImageIO.read(plain.get(i).toFile());
            assertThat(one.getHeight()).isGreaterThan(other.getHeight());
            assertThat(one.getRGB(2, 2)).isEqualTo(0xFFD55E00);
        }
    }

    @Test
    void everyRowOfATableCarriesItAndIsReadBack() throws IOException {
        Path file = folder.resolve("predictions.csv");
        PredictionsCsv.write(PREDICTIONS, Optional.of(CAVEAT), file);
        assertThat(Files.readAllLines(file).stream().skip(1)).allMatch(line -> line.contains(CAVEAT.text()));
        assertThat(PredictionsCsv.read(file)).hasSize(60);
        assertThat(PredictionsCsv.caveat(file)).contains(CAVEAT.text());
        PredictionsCsv.write(PREDICTIONS, file);
        assertThat(PredictionsCsv.caveat(file)).isEmpty();
    }
}
