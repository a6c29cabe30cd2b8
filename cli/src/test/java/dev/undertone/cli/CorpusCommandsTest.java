package dev.undertone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.undertone.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

class CorpusCommandsTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Undertone.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
    }

    private static String real(String corpus) {
        return TestData.corpora().resolve(corpus).toString();
    }

    /** Two emotions of two speakers of RAVDESS, without audio in them. */
    private Path names() throws IOException {
        Path root = Files.createDirectories(folder.resolve("names"));
        for (String name : List.of("03-01-03-01-01-01-01", "03-01-02-01-01-01-01", "03-01-03-02-01-01-02")) {
            Files.createFile(root.resolve(name + ".wav"));
        }
        return root;
    }

    @Test
    void everyCorpusIsListedOnce() {
        assertThat(run("corpus", "list")).isZero();
        assertThat(out.toString().lines().map(line -> line.split(" ")[0]).toList())
                .contains("NAME", "ravdess", "crema-d", "emodb", "emovo", "nemo", "tess", "savee", "urdu", "iemocap")
                .contains("meld", "msp-podcast", "esd", "shemo", "subesco", "jl-corpus", "aesdd", "cafe", "turev-db")
                .contains("audformat", "table", "folders")
                .doesNotHaveDuplicates();
        assertThat(run("corpus", "list", "--long")).isZero();
        assertThat(out.toString()).contains("1076_MTI_SAD_XX: it is silent", "doi:10.1371/journal.pone.0196391");
    }

    @Test
    void infoCountsByEverything() {
        assertThat(run("corpus", "info", real("ravdess-original")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("24 recordings, ", "licence  CC BY-NC-SA 4.0", "hours", "EMOTION", "SEX", "INTENSITY")
                .contains("en-CA", "48000 Hz mono", "48000 Hz stereo", "SPEAKERS");
    }

    @Test
    void quickInfoDoesNotOpenTheRecordings() throws IOException {
        assertThat(run("corpus", "info", names().toString(), "--quick", "--merge", "calm=neutral"))
                .isZero();
        assertThat(out.toString())
                .contains("3 recordings, 2 speakers (1 female, 1 male)", "neutral")
                .doesNotContain("calm ");
        assertThat(run("corpus", "info", folder.resolve("names").toString())).isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains("is empty");
    }

    @Test
    void checkTellsFaultsByItsExitCodeAndListsThem() throws IOException {
        Path table = folder.resolve("problems.csv");
        assertThat(run("corpus", "check", names().toString(), "--out", table.toString()))
                .isEqualTo(Undertone.FAILED);
        assertThat(out.toString()).contains("3 recordings checked", "fault  unreadable, 3", "→ fetch the file anew");
        assertThat(Files.readAllLines(table).get(1)).startsWith("unreadable,fault,yes,");
        assertThat(run("corpus", "check", real("ravdess-original"))).isZero();
    }

    @Test
    void aManifestIsACorpus() throws IOException {
        Path table = folder.resolve("mine.csv");
        assertThat(run("corpus", "manifest", names().toString(), "--emotions", "happy", "--out", table.toString()))
                .isZero();
        assertThat(Files.readAllLines(table)).hasSize(3);
        assertThat(run("corpus", "info", table.toString(), "--quick")).isZero();
        assertThat(out.toString()).contains("2 recordings, 2 speakers");
        assertThat(run("corpus", "manifest", table.toString())).isZero();
        assertThat(out.toString()).contains("corpus,id,file,emotion,speaker,gender");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "info                          | PATH",
                "info . --merge calm           | calm=neutral",
                "info . --emotions sad,melancholy | melancholy",
                "info . --emotions bored       | there are calm, happy",
                "check . --jobs 0              | --jobs",
                "get nonsense                  | ravdess, crema-d",
                "get ravdess --sha256 12 --accept-licence | 64 hexadecimal digits",
                "frobnicate                    | frobnicate",
            })
    void wrongUsageIsNamed(String line, String named) throws IOException {
        String[] words = ("corpus " + line.strip().replace(" . ", " " + names() + " ")).split(" +");
        assertThat(run(words)).isEqualTo(Undertone.USAGE);
        assertThat(err.toString()).contains(named);
    }

    @Test
    void aPathWithoutCorpusIsABadInput() throws IOException {
        assertThat(run("corpus", "info", folder.toString())).isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains("no known corpus in " + folder);
        assertThat(run("corpus", "info", names().toString(), "--as", "emodb")).isEqualTo(Undertone.FAILED);
    }

    @Test
    void aCorpusThatMustBeAskedForIsExplained() {
        assertThat(run("corpus", "get", "iemocap")).isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains("https://sail.usc.edu/iemocap", "ask for it");
    }

    @Test
    void nothingIsDownloadedBeforeTheLicenceIsAccepted() {
        Path to = folder.resolve("to");
        assertThat(run("corpus", "get", "urdu", "--to", to.toString(), "--mirror", "http://127.0.0.1:1/x.zip"))
                .isEqualTo(Undertone.USAGE);
        assertThat(out.toString()).contains("licence   free for research");
        assertThat(err.toString()).contains("--accept-licence");
        assertThat(to).doesNotExist();
    }

    @Test
    void aCorpusIsDownloadedCheckedAndUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("Angry/SM1_F1_A01.wav", "Sad/SF9_F1_S01.wav", "README.md")) {
                zip.putNextEntry(new ZipEntry("URDU-Dataset-master/" + name));
                zip.write(name.length());
            }
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/urdu.zip", exchange -> {
            exchange.sendResponseHeaders(200, bytes.size());
            exchange.getResponseBody().write(bytes.toByteArray());
            exchange.close();
        });
        server.start();
        try {
            String mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/urdu.zip";
            Path to = folder.resolve("urdu");
            String[] command = {"corpus", "get", "urdu", "--to", to.toString(), "--mirror", mirror, "--accept-licence"};
            assertThat(run(command)).as(err.toString()).isZero();
            assertThat(out.toString())
                    .contains("SHA-256 ", "compared with nothing", "2 recordings of 2 speakers in " + to);
            assertThat(to.resolve("URDU-Dataset-master/Sad/SF9_F1_S01.wav")).exists();
            assertThat(to.resolve("master.zip")).doesNotExist();
        } finally {
            server.stop(0);
        }
    }
}
