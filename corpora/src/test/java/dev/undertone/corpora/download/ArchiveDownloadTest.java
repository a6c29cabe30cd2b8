package dev.undertone.corpora.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.undertone.corpora.Checksum;
import dev.undertone.corpora.CorpusArchive;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveDownloadTest {

    private static final int SIZE = 300_000;
    private static final DownloadOptions PATIENCE =
            new DownloadOptions(3, Duration.ofMillis(5), Duration.ofSeconds(30));
    private static final DownloadOptions HURRY = new DownloadOptions(2, Duration.ofMillis(5), Duration.ofMillis(200));

    @TempDir
    Path temp;

    private final byte[] content = new byte[SIZE];
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    /** How the server behaves. */
    private volatile int cutAfter = SIZE;

    private final AtomicInteger cuts = new AtomicInteger();
    private volatile String tag = "\"v1\"";
    private volatile boolean knowsRanges = true;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/file.zip", this::serve);
        server.createContext("/moved.zip", exchange -> redirect(exchange, "/file.zip"));
        server.createContext("/loop.zip", exchange -> redirect(exchange, "/loop.zip"));
        server.createContext("/huge.zip", exchange -> answer(exchange, 200, Long.MAX_VALUE / 2));
        server.createContext("/gone.zip", exchange -> answer(exchange, 404, -1));
        server.createContext("/busy.zip", exchange -> answer(exchange, 503, -1));
        server.createContext("/stalled.zip", exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(200, SIZE);
            exchange.getResponseBody().write(content, 0, 1000);
            exchange.getResponseBody().flush(); // and then nothing, with the connection left open
        });
        server.createContext("/announced.zip", exchange -> {
            byte[] md5 = Checksum.digest("MD5").digest(content);
            exchange.getResponseHeaders().set("Content-MD5", Base64.getEncoder().encodeToString(md5));
            serve(exchange);
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        answer(exchange, 302, -1);
    }

    private static void answer(HttpExchange exchange, int status, long length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        sendAndClose(exchange);
    }

    /** Newer servers keep the headers until the body is flushed, and lose them when it is cut short. */
    private static void sendAndClose(HttpExchange exchange) throws IOException {
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        exchange.getResponseHeaders().set("ETag", tag);
        boolean sameVersion = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = range != null && knowsRanges && sameVersion ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (from >= SIZE) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + SIZE);
            answer(exchange, 416, -1);
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, SIZE - from);
        boolean cut = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        int to = cut ? Math.min(SIZE, from + cutAfter) : SIZE;
        exchange.getResponseBody().write(content, from, to - from);
        sendAndClose(exchange); // before all is sent, this breaks the connection
    }

    private CorpusArchive archive(String path) {
        return new CorpusArchive(
                "file.zip",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path),
                Optional.empty());
    }

    private ArchiveDownload.Downloaded fetch(CorpusArchive archive) throws IOException {
        return new ArchiveDownload(PATIENCE).fetch(archive, temp.resolve("to"), (bytes, total) -> {
            assertThat(bytes).isLessThanOrEqualTo(SIZE);
            assertThat(total).hasValue(SIZE);
        });
    }

    private static String hex(String algorithm, byte[] bytes) {
        return HexFormat.of().formatHex(Checksum.digest(algorithm).digest(bytes));
    }

    private void assertWhole(ArchiveDownload.Downloaded downloaded) {
        assertThat(downloaded.file()).hasBinaryContent(content);
        assertThat(downloaded.sha256()).isEqualTo(hex("SHA-256", content));
        assertThat(temp.resolve("to")).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void aFileIsFetchedAndASecondTimeOnlyFound() throws IOException {
        assertWhole(fetch(archive("file.zip")));
        assertThat(fetch(archive("file.zip")).verifiedBy()).isEmpty();
        assertThat(ranges).containsExactly("null");
    }

    @Test
    void cutConnectionsAreGoneOnWith() throws IOException {
        cutAfter = 100_000;
        cuts.set(2);
        assertWhole(fetch(archive("file.zip")));
        assertThat(ranges)
                .hasSize(3)
                .startsWith("null")
                .allMatch(range -> range.equals("null") || range.matches("bytes=[1-9]\\d+-"));
    }

    @Test
    void whatOneRunLeftTheNextGoesOnWith() throws IOException {
        cutAfter = 10;
        cuts.set(100);
        knowsRanges = false; // so that nothing is gained by trying again
        Path part = temp.resolve("to/file.zip.part");
        assertThatThrownBy(() -> fetch(archive("file.zip")))
                .isInstanceOf(DownloadException.class)
                .hasMessageContainingAll("failed 3 times", "are kept", "goes on from there");
        Files.write(part, Arrays.copyOf(content, 123_456));
        cuts.set(0);
        knowsRanges = true;
        ranges.clear();
        assertWhole(fetch(archive("file.zip")));
        assertThat(ranges).containsExactly("bytes=123456-");
    }

    @Test
    void anotherVersionIsFetchedFromTheBeginning() throws IOException {
        aPartIsLeft();
        Files.write(temp.resolve("to/file.zip.part"), new byte[5000]);
        tag = "\"v2\"";
        assertWhole(fetch(archive("file.zip")));
    }

    @Test
    void aServerThatKnowsNoRangesSendsAllAgain() throws IOException {
        aPartIsLeft();
        knowsRanges = false;
        assertWhole(fetch(archive("file.zip")));
    }

    @Test
    void aPartThatIsWholeAlreadyIsOnlyChecked() throws IOException {
        aPartIsLeft();
        Files.write(temp.resolve("to/file.zip.part"), content);
        ranges.clear();
        assertWhole(fetch(archive("file.zip")));
        assertThat(ranges).containsExactly("bytes=" + SIZE + "-");
    }

    private void aPartIsLeft() {
        cutAfter = 50_000;
        cuts.set(1);
        CorpusArchive archive = archive("file.zip");
        assertThatThrownBy(() -> new ArchiveDownload(new DownloadOptions(1, Duration.ZERO, Duration.ofSeconds(5)))
                        .fetch(archive, temp.resolve("to"), (bytes, total) -> {}))
                .isInstanceOf(DownloadException.class);
        assertThat(temp.resolve("to/file.zip.part")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void aStatedChecksumMustAgree(String algorithm) throws IOException {
        CorpusArchive right = archive("file.zip").with(new Checksum(algorithm, hex(algorithm, content)));
        assertThat(fetch(right).verifiedBy()).contains(algorithm + " stated by its home");
        Files.delete(temp.resolve("to/file.zip"));
        String wrong = hex(algorithm, new byte[0]);
        assertThatThrownBy(() -> fetch(archive("file.zip").with(new Checksum(algorithm, wrong))))
                .isInstanceOf(DownloadException.class)
                .hasMessageContainingAll(algorithm, "must be " + wrong, "but was", "was deleted", "try again");
        assertThat(temp.resolve("to/file.zip")).doesNotExist();
    }

    @Test
    void whatTheServerAnnouncesIsCompared() throws IOException {
        assertThat(fetch(archive("announced.zip")).verifiedBy()).contains("MD5 announced by the server");
        Files.delete(temp.resolve("to/file.zip"));
        byte[] before = content.clone();
        server.removeContext("/announced.zip");
        server.createContext("/announced.zip", exchange -> {
            byte[] sha = Checksum.digest("SHA-256").digest(before);
            exchange.getResponseHeaders()
                    .set("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha) + ":");
            content[7]++;
            serve(exchange);
        });
        assertThatThrownBy(() -> fetch(archive("announced.zip"))).hasMessageContaining("SHA-256 of file.zip must be");
    }

    @Test
    void redirectsAreFollowedButNotInCircles() throws IOException {
        assertWhole(fetch(archive("moved.zip")));
        Files.delete(temp.resolve("to/file.zip"));
        assertThatThrownBy(() -> fetch(archive("loop.zip"))).hasMessageContaining("more than 10 times");
    }

    @Test
    void aRefusalIsFinalAndABusyServerIsAskedAgain() {
        assertThatThrownBy(() -> fetch(archive("gone.zip"))).hasMessageContainingAll("404", "--mirror");
        assertThatThrownBy(() -> fetch(archive("busy.zip"))).hasMessageContainingAll("503", "failed 3 times");
    }

    @Test
    void aConnectionOnWhichNothingComesIsCut() {
        CorpusArchive stalled = archive("stalled.zip");
        assertThatThrownBy(() -> new ArchiveDownload(HURRY).fetch(stalled, temp.resolve("to"), (bytes, total) -> {}))
                .hasMessageContainingAll("timed out", "are kept");
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> fetch(archive("huge.zip"))).hasMessageContainingAll("needs", "free", "--to");
    }

    @Test
    void aFolderThatCannotBeIsNamed() throws IOException {
        Files.writeString(temp.resolve("to"), "a file");
        assertThatThrownBy(() -> fetch(archive("file.zip"))).hasMessageContainingAll("is a file, not a folder", "--to");
    }

    @Test
    void aPartThatCannotBeWrittenIsNamed() throws IOException {
        Files.createDirectories(temp.resolve("to/file.zip.part.properties/in the way"));
        assertThatThrownBy(() -> fetch(archive("file.zip")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("file.zip.part.properties");
    }

    @Test
    void onlyTheWebIsAsked() {
        assertThatThrownBy(() -> fetch(archive("x").from(URI.create("file:///etc/passwd"))))
                .hasMessageContaining("must begin with http");
    }
}
