package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code undertone plot}, started as a process from the built distribution. */
class PlotProgramTest {

    private static String sample(String name) {
        return Program.root().resolve("samples").resolve(name).toString();
    }

    @Test
    void everyFeatureOfARecordingIsDrawnAsPng(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("new/all.png");
        Program.Run run = Program.run("plot", sample("lively.wav"), "--kind", "all", "--out", picture.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().strip()).isEqualTo(picture.toString());
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getHeight()).isGreaterThan(image.getWidth());
        long colours = Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
        assertThat(colours).isGreaterThan(500);
        try (Stream<Path> left = Files.list(picture.getParent())) {
            assertThat(left).containsExactly(picture);
        }
    }

    @Test
    void fourVoicesStandSideBySideInASmallSvg(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("four.svg");
        Program.Run run = Program.run(
                "plot",
                sample("lively.wav"),
                "--compare",
                sample("low.wav"),
                sample("flat.wav"),
                sample("pressing.wav"),
                "--kind",
                "mel",
                "--out",
                picture.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
        assertThat(svg.getElementsByTagName("image").getLength()).isEqualTo(5);
        assertThat(Files.readString(picture)).contains("lively.wav", "low.wav", "flat.wav", "pressing.wav");
        assertThat(Files.size(picture)).isLessThan(400_000);
    }

    @Test
    void aMissingFileIsABadInput(@TempDir Path folder) throws IOException {
        Program.Run run = Program.run(
                "plot", "missing.wav", "--out", folder.resolve("x.png").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("missing.wav", "no such file");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownKindIsWrongUsage() throws IOException {
        Program.Run run = Program.run("plot", sample("flat.wav"), "--kind", "colour");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("waveform, spectrogram, mel", "'colour'");
    }
}
