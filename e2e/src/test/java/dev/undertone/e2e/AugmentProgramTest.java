package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code undertone augment}, started as a process from the built distribution. */
class AugmentProgramTest {

    private static Waveform read(Path file) throws IOException {
        return AudioReader.read(file, new ChannelSelection.Mix(), 16_000).get(0);
    }

    @Test
    void everyAugmentationIsListed() throws IOException {
        Program.Run run = Program.run("augment", "--list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "noise ",
                        "background ",
                        "babble ",
                        "pitch ",
                        "stretch ",
                        "speed ",
                        "vocal-tract ",
                        "shift ",
                        "gain ",
                        "room ",
                        "telephone ",
                        "opus ",
                        "overload ",
                        "pre-emphasis ",
                        "specaugment (networks on frames)",
                        "mixup ");
    }

    @Test
    void aSampleIsHeardOtherwiseAndSeen(@TempDir Path folder) throws IOException {
        Path sample = Program.root().resolve("samples/lively.wav");
        Program.Run run = Program.run(
                "augment",
                sample.toString(),
                "--with",
                "pitch:semitones=3",
                "--with",
                "telephone",
                "--copies",
                "2",
                "--format",
                "flac",
                "--plot",
                "--out",
                folder.resolve("new/copies").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 copies of 1 recording");
        try (Stream<Path> files = Files.list(folder.resolve("new/copies"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("lively-1.flac", "lively-2.flac", "lively.png", "manifest.csv");
        }
        assertThat(read(folder.resolve("new/copies/lively-1.flac")).length())
                .isEqualTo(read(sample).length());
    }

    @Test
    void noisyCopiesOfACorpusAreCountedAsOne(@TempDir Path folder) throws IOException {
        Path corpora = TestData.corpora();
        Program.Run run = Program.run(
                "augment",
                corpora.resolve("ravdess-original").toString(),
                "--with",
                "background:snr=10,folder=" + corpora.resolve("esc10"),
                "--out",
                folder.resolve("noisy").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> rows = Files.readAllLines(folder.resolve("noisy/manifest.csv"));
        assertThat(rows).hasSize(25);
        assertThat(rows.get(1)).contains("background:folder=", "snr=10");
        Program.Run info = Program.run("corpus", "info", folder.resolve("noisy").toString(), "--quick");
        assertThat(info.out()).as(info.err()).contains("24 recordings", "CC BY-NC-SA 4.0");
    }

    @Test
    void anUnknownNameIsWrongUsage() throws IOException {
        Program.Run run = Program.run("augment", "x.wav", "--with", "echo", "--out", "copies");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("augmentation must be one of noise, background, babble", "'echo'");
    }
}
