package dev.undertone.cli;

import dev.undertone.server.ActionPermissions;
import dev.undertone.server.ServerLimits;
import dev.undertone.server.ServerOptions;
import dev.undertone.server.UndertoneServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code undertone serve}: the whole application on one machine. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Listens for recordings, live audio and pages: REST, WebSocket and the web application.",
            "",
            "It answers on 127.0.0.1 only, keeps what it finds in one folder, and audio only where that was asked for."
                    + " Stop it with Ctrl-C; live streams can be resumed when it runs again.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  undertone serve",
            "  undertone serve --port 9000 --data /srv/undertone",
            "  undertone serve --db 'jdbc:postgresql://localhost/undertone?user=undertone&password=...'",
            "  undertone serve --host 0.0.0.0          # asks for an access token; put TLS in front"
        })
final class ServeCommand implements Callable<Integer> {

    private static final long MEBIBYTE = 1L << 20;
    private static final int CHECKS = 300;
    private static final int CHECK_EVERY_MILLIS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description =
                    "The address to listen on. Any but 127.0.0.1 asks for an access token. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--behind-proxy",
            description = "A proxy on this machine passes on requests of others: ask for the access token here, too.")
    private boolean behindProxy;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: your user's data folder.")
    private @Nullable Path data;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "jdbc:postgresql://HOST/DATABASE?user=... Default: SQLite in the data folder.")
    private @Nullable String databaseUrl;

    @Option(names = "--model", paramLabel = "FILE", description = "A model bundle. Default: the bundled model.")
    private @Nullable Path model;

    @Option(
            names = "--max-streams",
            paramLabel = "N",
            description =
                    "Live streams at once; more are refused. Default: as many as the cores were measured to hear.")
    private @Nullable Integer maxStreams;

    @Option(names = "--max-upload", paramLabel = "MiB", description = "The largest file. Default: 2048.")
    private @Nullable Integer maxUploadMebibytes;

    @Option(
            names = "--allow-commands",
            description = "Let alert rules start programs on this machine, without a shell.")
    private boolean allowCommands;

    @Option(
            names = "--allow-private-webhooks",
            description = "Let alert rules send webhooks to this machine and its network.")
    private boolean allowPrivateWebhooks;

    @Option(names = "--new-token", description = "Make a new access token; the old one and every login end.")
    private boolean newToken;

    @Option(names = "--log", description = "A line for every request, on standard error.")
    private boolean logRequests;

    @Option(names = "--check", description = "Start, see that everything is ready, and stop again.")
    private boolean check;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerOptions options = options();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        UndertoneServer server = UndertoneServer.start(
                options,
                ModelFiles.open(model),
                InstantSource.system(),
                new SecureRandom(),
                newToken,
                line -> log(err, line));
        if (check) {
            try (server) {
                return check(server, out);
            }
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopped, err), "undertone-stop"));
        out.println("Undertone listens on " + server.address());
        server.newToken().ifPresent(token -> out.println("Access token (shown only now): " + token));
        if (server.tokenNeeded()) {
            out.println(
                    "Voices are private: put TLS in front before others connect. With Caddy on this machine, start with");
            out.println("--behind-proxy in place of --host and give Caddy the lines:");
            out.println("  your.name.example { reverse_proxy 127.0.0.1:"
                    + server.address().getPort() + " }");
        }
        out.flush();
        stopped.await();
        return 0;
    }

    private static int check(UndertoneServer server, PrintWriter out) throws IOException, InterruptedException {
        for (int i = 0; i < CHECKS; i++) {
            HttpURLConnection request = (HttpURLConnection)
                    server.address().resolve("/api/v1/ready").toURL().openConnection();
            if (request.getResponseCode() == HttpURLConnection.HTTP_OK) {
                out.println("Undertone is ready to serve");
                return 0;
            }
            Thread.sleep(CHECK_EVERY_MILLIS);
        }
        out.println("Undertone did not become ready");
        return Undertone.FAILED;
    }

    private void log(PrintWriter err, String line) {
        if (logRequests || line.contains(" failure ")) {
            err.println(line);
        }
    }

    private static void stop(UndertoneServer server, CountDownLatch stopped, PrintWriter err) {
        try {
            server.close();
        } catch (IOException e) {
            err.println("undertone: " + Undertone.message(e));
        } finally {
            stopped.countDown();
        }
    }

    private ServerOptions options() {
        ServerLimits limits = ServerLimits.defaults();
        try {
            if (maxStreams != null) {
                limits = limits.withMaxStreams(maxStreams);
            }
            if (maxUploadMebibytes != null) {
                limits = limits.withMaxUploadBytes(maxUploadMebibytes * MEBIBYTE);
            }
            return new ServerOptions(
                    host,
                    port,
                    behindProxy,
                    data == null ? userFolder() : data,
                    Optional.ofNullable(databaseUrl),
                    limits,
                    new ActionPermissions(allowCommands, allowPrivateWebhooks));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** {@code $XDG_DATA_HOME/undertone}, on Windows in {@code %LOCALAPPDATA%}. */
    private static Path userFolder() {
        for (String variable : new String[] {"XDG_DATA_HOME", "LOCALAPPDATA"}) {
            String folder = System.getenv(variable);
            if (folder != null && !folder.isBlank()) {
                return Path.of(folder, "undertone");
            }
        }
        return Path.of(System.getProperty("user.home"), ".local", "share", "undertone");
    }
}
