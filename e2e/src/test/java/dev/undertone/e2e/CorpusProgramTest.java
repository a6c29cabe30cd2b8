package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.undertone.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code undertone corpus}, started as a process from the built distribution. */
class CorpusProgramTest {

    @ParameterizedTest
    @ValueSource(strings = {"list", "get", "info", "check", "manifest"})
    void everySubcommandExplainsItself(String command) throws IOException {
        Program.Run run = Program.run("corpus", command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: undertone corpus " + command);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ravdess, 1200 recordings, 20 speakers (10 female",
        "ravdess-original, 24 recordings, 48000 Hz stereo",
        "ravdess-song, 176 recordings, 4 speakers",
        "emodb, 535 recordings, 10 speakers (5 female",
        "emovo, 588 recordings, 6 speakers (3 female",
    })
    void realCorporaAreCounted(String corpus, String recordings, String further) throws IOException {
        Program.Run run =
                Program.run("corpus", "info", TestData.corpora().resolve(corpus).toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(recordings, further, "hours", "EMOTION", "SPEAKERS");
    }

    @Test
    void whatWasDoneToEmoDbIsNoticed(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("problems.csv");
        Program.Run run = Program.run(
                "corpus", "check", TestData.corpora().resolve("emodb").toString(), "--out", table.toString());
        assertThat(run.out()).contains("535 recordings checked", "one-length", "last exactly 2.0", table.toString());
        assertThat(Files.readAllLines(table).get(0)).startsWith("problem,severity,used,file");
    }

    @Test
    void aManifestIsACorpusForEveryCommand(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("four.csv");
        Program.Run run = Program.run(
                "corpus",
                "manifest",
                TestData.corpora().resolve("ravdess").toString(),
                "--merge",
                "calm=neutral",
                "--emotions",
                "neutral,happy,sad,angry",
                "--out",
                table.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Program.Run info = Program.run("corpus", "info", table.toString(), "--quick");
        assertThat(info.out())
                .contains("720 recordings, 20 speakers", "licence  CC BY-NC-SA 4.0")
                .doesNotContain("calm");
    }

    @Test
    void aCorpusIsGotFromAServer(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            for (String name : List.of("Angry/SM1_F1_A01.wav", "Sad/SF9_F1_S01.wav")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(0);
            }
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, zipped.size());
            exchange.getResponseBody().write(zipped.toByteArray());
            exchange.close();
        });
        server.start();
        try {
            String mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/copy.zip";
            Path to = folder.resolve("urdu");
            Program.Run asked = Program.run("corpus", "get", "urdu", "--to", to.toString(), "--mirror", mirror);
            assertThat(asked.exitCode()).isEqualTo(1);
            Program.Run run =
                    Program.run("corpus", "get", "urdu", "--to", to.toString(), "--mirror", mirror, "--accept-licence");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("2 recordings of 2 speakers");
            Program.Run wrong = Program.run(
                    "corpus",
                    "get",
                    "urdu",
                    "--to",
                    folder.resolve("wrong").toString(),
                    "--mirror",
                    mirror,
                    "--accept-licence",
                    "--sha256",
                    "0".repeat(64));
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("SHA-256 of master.zip must be 000");
        } finally {
            server.stop(0);
        }
    }
}
