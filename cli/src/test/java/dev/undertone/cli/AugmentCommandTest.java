package dev.undertone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioWriter;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.Signals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AugmentCommandTest {

    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Undertone.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
    }

    @BeforeEach
    void record() throws IOException {
        String[] clips = {"03-01-05-01-01-01-01", "03-01-04-01-02-01-01", "03-01-03-01-01-01-02"};
        for (int i = 0; i < clips.length; i++) {
            write("ravdess/Actor_0" + clips[i].charAt(19) + "/" + clips[i] + ".wav", 120 + 30 * i);
        }
    }

    private Path write(String name, double hz) throws IOException {
        Path file = folder.resolve(name);
        AudioWriter.write(
                file, Waveform.of(Signals.voice(hz, 0.6, RATE, 700, 1220, 2600), RATE), AudioWriter.Format.WAV);
        return file;
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static float[] read(Path file) throws IOException {
        return AudioReader.read(file, new ChannelSelection.Mix(), RATE).get(0).toArray();
    }

    @Test
    void copiesOfACorpusAreACorpusThatNamesItsOriginals() throws IOException {
        assertThat(run(
                        "augment",
                        at("ravdess"),
                        "-w",
                        "noise:snr=20",
                        "-w",
                        "gain:db=-3",
                        "--copies",
                        "2",
                        "-o",
                        at("out")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("6 copies of 3 recordings, listed in " + at("out/manifest.csv"));
        Corpus copies = CorpusCatalog.read(folder.resolve("out"));
        assertThat(copies.utterances()).hasSize(6);
        assertThat(copies.speakers()).containsExactly("01", "02");
        Utterance first = copies.utterances().get(0);
        assertThat(first.id()).endsWith("#1");
        assertThat(first.corpus()).isEqualTo("ravdess");
        assertThat(copies.utterances())
                .extracting(Utterance::emotion)
                .contains(Emotion.ANGRY, Emotion.SAD, Emotion.HAPPY);
        List<String> rows = Files.readAllLines(folder.resolve("out/manifest.csv"));
        assertThat(rows.get(0)).endsWith("original,copy,augmentation,seed,quieter_db");
        assertThat(rows.get(1))
                .contains("../ravdess/Actor_01/")
                .contains("\"noise:snr=20,colour=white,share=1 + gain:db=-3,share=1\",1,0");
        assertThat(read(first.file())).hasSize((int) (0.6 * RATE));
        assertThat(first.original().orElseThrow()).exists().hasParentRaw(folder.resolve("ravdess/Actor_01"));
        assertThat(run("augment", at("out"), "-w", "gain", "-o", at("again"))).isZero();
        assertThat(CorpusCatalog.read(folder.resolve("again"))
                        .utterances()
                        .get(0)
                        .original())
                .as("a copy of a copy is one of the recording")
                .isEqualTo(first.original());
    }

    @Test
    void theSameSeedGivesTheSameBytesHoweverManyAreMadeAtOnce() throws IOException {
        String[] with = {"-w", "pitch", "-w", "room", "-w", "babble"};
        for (String jobs : List.of("1", "3")) {
            List<String> words =
                    new ArrayList<>(List.of("augment", at("ravdess"), "--jobs", jobs, "-o", at("j" + jobs)));
            words.addAll(List.of(with));
            assertThat(run(words.toArray(new String[0]))).as(err.toString()).isZero();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("j1"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSize(4);
            for (Path file : all) {
                Path other = folder.resolve("j3").resolve(folder.resolve("j1").relativize(file));
                assertThat(Files.mismatch(file, other)).as(file.toString()).isEqualTo(-1);
            }
        }
    }

    @Test
    void oneBadFileIsNamedAndTheOthersAreCopied() throws IOException {
        Path good = write("plain/a.wav", 150);
        Files.writeString(folder.resolve("plain/b.wav"), "not a recording at all");
        assertThat(run("augment", at("plain"), at("missing.wav"), "-w", "gain", "-o", at("out")))
                .isEqualTo(Undertone.FAILED);
        assertThat(err.toString())
                .contains("plain is no corpus that is known, so its copies carry no labels")
                .contains("b.wav: ")
                .contains("missing.wav: no such file");
        assertThat(out.toString()).contains("1 copy of 1 recording");
        assertThat(Files.readAllLines(folder.resolve("out/manifest.csv"))).hasSize(2);
        assertThat(good).exists();
        assertThat(folder.resolve("out/plain/a-1.wav")).exists();
    }

    @Test
    void whatWouldBeClippedIsMadeQuieterAndSaid() throws IOException {
        String file = write("a.wav", 150).toString();
        assertThat(run("augment", file, "-w", "gain:db=12", "-o", at("out"))).isZero();
        assertThat(err.toString()).contains("1 copy was made up to 6.0 dB quieter");
        assertThat(Files.readAllLines(folder.resolve("out/manifest.csv")).get(1))
                .endsWith(",5.98");
        assertThat(run("augment", file, "-w", "gain:db=12", "-f", "float", "-o", at("loud")))
                .isZero();
        float[] loud = read(folder.resolve("loud/a-1.wav"));
        assertThat(Signals.rms(loud) / Signals.rms(read(Path.of(file)))).isBetween(3.97, 3.99);
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatIsRead(AudioWriter.Format format) throws IOException {
        String file = write("a.wav", 150).toString();
        assertThat(run("augment", file, "-w", "shift:seconds=0", "-f", format.id(), "-o", at("out"), "--plot"))
                .as(err.toString())
                .isZero();
        assertThat(read(folder.resolve("out/a-1." + format.ending()))).isEqualTo(read(Path.of(file)));
        assertThat(folder.resolve("out/a.png")).isNotEmptyFile();
    }

    @Test
    void recordingsOfOneNameDoNotOverwriteEachOther() throws IOException {
        write("x/a.wav", 150);
        write("y/a.wav", 200);
        assertThat(run("augment", at("x/a.wav"), at("y/a.wav"), "-w", "gain:db=0", "-o", at("out")))
                .isZero();
        assertThat(read(folder.resolve("out/a-1.wav"))).isEqualTo(read(folder.resolve("x/a.wav")));
        assertThat(read(folder.resolve("out/a_2-1.wav"))).isEqualTo(read(folder.resolve("y/a.wav")));
    }

    @Test
    void theListNamesEveryOptionWithItsRange() {
        assertThat(run("augment", "--list")).isZero();
        assertThat(out.toString())
                .contains("noise ", "snr: how far the noise lies below", "(-20..80 dB, 10..30 if not said)")
                .contains("colour: ", "(white|pink|brown, white if not said)")
                .contains("mixup (mlp)", "settings of an experiment's model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "augment                                     | name at least one recording",
                "augment ravdess                             | say what is to be done by --with",
                "augment ravdess -w gain                     | say where the copies go by --out",
                "augment ravdess -w gain -o ravdess/more     | --out must lie outside the inputs",
                "augment ravdess -w gain -o a.txt            | --out must be a folder but",
                "augment ravdess -w echo -o out              | augmentation must be one of noise",
                "augment ravdess -w gain:db=x -o out         | gain: db must be a number",
                "augment ravdess -w mixup -o out             | mixup changes features while a network trains",
                "augment ravdess -w background -o out        | write background:folder=PATH",
                "augment ravdess -w gain --copies 0 -o out   | --copies must be in 1..1000 but was 0",
                "augment ravdess -w gain -f mp3 -o out       | --format",
                "augment empty -w gain -o out                | there are no recordings in",
            })
    void wrongUsageIsNamed(String line, String message) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "text");
        Files.createDirectories(folder.resolve("empty"));
        String[] words = line.strip()
                .replaceAll(" (ravdess|out|a.txt|empty)", " " + folder + "/$1")
                .split(" +");
        assertThat(run(words)).as(err.toString()).isEqualTo(Undertone.USAGE);
        assertThat(err.toString()).contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
