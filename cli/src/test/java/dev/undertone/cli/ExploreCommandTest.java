package dev.undertone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.testkit.VoiceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ExploreCommandTest {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path table;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void record() throws IOException {
        table = VoiceCorpus.write(shared.resolve("voices"), 4, 3, 1);
    }

    private int run(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("explore"),
                        Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--cache", shared.resolve("cache").toString())))
                .toArray(String[]::new);
        return Undertone.run(new PrintWriter(out), new PrintWriter(err, true), all);
    }

    private String page(String... arguments) throws IOException {
        Path file = folder.resolve("page.html");
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--out", file.toString()))
                .toArray(String[]::new);
        assertThat(run(all)).as(err.toString()).isZero();
        return Files.readString(file);
    }

    /** The page must also be well-formed XML, which no browser needs but a test can check. */
    private static Document parsed(String page) throws Exception {
        String xml = page.replaceFirst("<!doctype html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void thePageIsWholeAndAsksForNothingElsewhere() throws Exception {
        String page = page(table.toString());
        assertThat(out.toString().strip()).isEqualTo(folder.resolve("page.html").toString());
        Document document = parsed(page);
        assertThat(texts(document, "h2"))
                .containsExactly(
                        "What is in it",
                        "How long they are",
                        "Loudness and pitch",
                        "What they look like",
                        "What tells the emotions apart",
                        "Emotion or voice: the map",
                        "How well they were recorded");
        assertThat(document.getElementsByTagName("svg").getLength()).isGreaterThan(15);
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "url(\"", "@import", "<script");
        assertThat(attributes(document, "href")).allMatch(value -> value.startsWith("data:image/png;base64,"));
        assertThat(attributes(document, "id")).doesNotHaveDuplicates().isNotEmpty();
        assertThat(page).contains("prefers-color-scheme: dark", "default-src 'none'", "By speaker", "By sex");
        assertThat(page).doesNotContain("NaN", shared.toString(), folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("page.html"));
        }
    }

    @Test
    void theSameCommandGivesTheSamePage() throws IOException {
        assertThat(page(table.toString())).isEqualTo(page(table.toString()));
    }

    @Test
    void theRecordingsStayAtHomeUnlessAskedFor() throws Exception {
        assertThat(page(table.toString())).contains("--embed-audio").doesNotContain("data:audio", "<audio");
        Document document = parsed(page(table.toString(), "--embed-audio"));
        assertThat(attributes(document, "src"))
                .hasSize(4)
                .allMatch(value -> value.startsWith("data:audio/wav;base64,UklGR"));
    }

    @Test
    void emotionsAreChosenMergedAndLimited() throws IOException {
        assertThat(page(table.toString(), "--merge", "angry=happy", "--emotions", "happy,sad", "--limit", "14"))
                .contains("measured, 14 recordings", "of each corpus at most 14 recordings")
                .doesNotContain(">angry<", ">neutral<");
    }

    @Test
    void corporaStandSideBySide() throws IOException {
        Path other = shared.resolve("voices/other.csv");
        Files.writeString(
                other, Files.readString(table).replace("file,", "corpus,file,").replaceAll("(?m)^s", "esd,s"));
        assertThat(page(table.toString(), other.toString())).contains("t-SNE, by corpus", "Loudness · esd");
    }

    @Test
    void aBadRecordingIsNamedAndStopsNothing() throws Exception {
        String name = "<script>alert('x')</script>&\".wav";
        Files.write(shared.resolve("voices").resolve("bad.wav"), new byte[] {1, 2, 3});
        Path hostile = shared.resolve("voices/hostile.csv");
        Files.write(hostile, Files.readAllLines(table));
        Files.write(
                hostile,
                List.of(
                        "bad.wav,sad,s1,male",
                        "\"" + name.replace("/", "_").replace("\"", "\"\"") + "\",sad,\"<b onclick=x>&\",male"),
                StandardOpenOption.APPEND);
        Files.copy(
                shared.resolve("voices/s1-sad-0.wav"),
                shared.resolve("voices").resolve(name.replace("/", "_")),
                StandardCopyOption.REPLACE_EXISTING);
        Path file = folder.resolve("page.html");
        assertThat(run(hostile.toString(), "--out", file.toString())).isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains("bad.wav");
        String page = Files.readString(file);
        Document document = parsed(page);
        assertThat(texts(document, "h2")).contains("Left out");
        assertThat(texts(document, "li")).anyMatch(line -> line.contains("bad.wav"));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(page).doesNotContain("<script", shared.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--limit 0        | --limit must be at least 1 but was 0",
                "--jobs 0         | --jobs must be at least 1 but was 0",
                "--map-clips 3    | --map-clips must be in 50..5000 but was 3",
                "--emotions bored | there are neutral, happy, sad, angry",
                "--merge calm     | calm=neutral",
                "--frobnicate     | --frobnicate",
            })
    void wrongUsageIsNamed(String options, String named) {
        String line = table + " --out " + folder.resolve("p.html") + " " + options.strip();
        assertThat(run(line.split(" "))).isEqualTo(Undertone.USAGE);
        assertThat(err.toString()).contains(named);
        assertThat(folder.resolve("p.html")).doesNotExist();
    }

    @Test
    void whatIsNoCorpusIsABadInput() {
        String file = folder.resolve("p.html").toString();
        assertThat(run(folder.toString(), "--out", file)).isEqualTo(Undertone.FAILED);
        assertThat(err.toString()).contains("no known corpus in " + folder);
        assertThat(run(folder.resolve("missing").toString(), "--out", file)).isEqualTo(Undertone.FAILED);
        assertThat(run(table.toString())).isEqualTo(Undertone.USAGE);
        assertThat(run(table.toString(), "--out", folder.toString())).isEqualTo(Undertone.USAGE);
    }

    private static List<String> texts(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static List<String> attributes(Document document, String attribute) {
        NodeList nodes = document.getElementsByTagName("*");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getAttributes().getNamedItem(attribute))
                .filter(Objects::nonNull)
                .map(Node::getNodeValue)
                .toList();
    }
}
