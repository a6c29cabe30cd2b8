package dev.undertone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.testkit.Signals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotCommandTest {

    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Undertone.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
    }

    private String wav(String name, float[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putShort((short) Math.round(32767 * sample));
        }
        Path file = folder.resolve(name);
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file.toString();
    }

    private String picture(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aStretchIsDrawnAndItsFileNamed() throws IOException {
        String tone = wav("tone.wav", Signals.tone(440, 0.5, 3, RATE));
        String svg = picture("deep/x.svg");
        assertThat(run("plot", tone, "--kind", "all", "--start", "1", "--end", "2", "--out", svg))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().strip()).isEqualTo(svg);
        assertThat(Files.readString(Path.of(svg))).contains("1.00 s from 1.00 s on", "tone.wav", "Chroma", ">1.5<");
    }

    @Test
    void oneBadFileIsNamedAndTheOthersAreDrawn() throws IOException {
        String tone = wav("tone.wav", Signals.tone(440, 0.5, 1, RATE));
        Path text = Files.writeString(folder.resolve("notes.wav"), "not a recording at all");
        String missing = picture("missing.wav");
        String svg = picture("x.svg");
        assertThat(run("plot", text.toString(), "--compare", tone, missing, "--out", svg))
                .isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains("notes.wav: ", "missing.wav: no such file");
        assertThat(Files.readString(Path.of(svg))).contains("tone.wav");
    }

    @Test
    void whereNothingCanBeDrawnThereIsNoFile() throws IOException {
        String one = wav("one.wav", new float[1]);
        assertThat(run("plot", one, "--out", picture("x.png"))).isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains("one.wav: at least 25 ms", "1 samples");
        assertThat(folder.resolve("x.png")).doesNotExist();
    }

    @Test
    void aStretchBeyondTheEndIsNamed() throws IOException {
        String tone = wav("tone.wav", Signals.tone(440, 0.5, 1, RATE));
        assertThat(run("plot", tone, "--start", "5", "--out", picture("x.png"))).isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains("tone.wav: ends at 1.00 s", "--start");
    }

    @Test
    void silenceIsDrawnAndSaidToBeSilence() throws IOException {
        String silent = wav("silent.wav", Signals.silence(1, RATE));
        assertThat(run("plot", silent, "--kind", "all", "--out", picture("x.png")))
                .isZero();
        assertThat(err.toString()).contains("silent.wav: is digital silence");
        assertThat(folder.resolve("x.png")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--kind colour           | kind must be one of waveform, spectrogram",
                "--out x.gif             | --out must end in .png or .svg",
                "--rate 100              | --rate must be in 8000..96000",
                "--density 9             | --density must be in 1..4",
                "--start 3 --end 2       | --start must be at least 0 and below --end",
                "--channel each          | channel must be mix, left, right or a number",
                "--channel rear          | channel must be",
                "--window 1              | window must be in 4.0..200.0 ms",
                "--range-db 500          | range must be in 10.0..120.0 dB",
                "--width 100             | width must be at least",
                "--height 50 --kind all  | height must be at least",
                "--axis bark             | --axis",
            })
    void wrongUsageIsNamed(String options, String message) throws IOException {
        String tone = wav("tone.wav", Signals.tone(440, 0.5, 1, RATE));
        String[] words = ("plot " + tone + " " + options
                        + (options.contains("--out") ? "" : " --out " + picture("x.png")))
                .split(" +");
        assertThat(run(words)).as(err.toString()).isEqualTo(Undertone.USAGE);
        assertThat(err.toString()).contains(message);
        assertThat(folder.resolve("x.png")).doesNotExist();
    }
}
