package dev.undertone.server;

import dev.undertone.models.EmotionModel;
import dev.undertone.models.ModelBundle;
import dev.undertone.recognition.LearnedVoiceActivity;
import dev.undertone.server.internal.ConsentText;
import dev.undertone.server.internal.DataFolder;
import dev.undertone.server.internal.Ids;
import dev.undertone.server.internal.Metrics;
import dev.undertone.server.internal.ServerLog;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.alert.AlertDesk;
import dev.undertone.server.internal.analysis.Uploads;
import dev.undertone.server.internal.api.AlertRoutes;
import dev.undertone.server.internal.api.BaselineRoutes;
import dev.undertone.server.internal.api.RecordingRoutes;
import dev.undertone.server.internal.api.SessionRoutes;
import dev.undertone.server.internal.api.SystemRoutes;
import dev.undertone.server.internal.api.TrendRoutes;
import dev.undertone.server.internal.http.Guard;
import dev.undertone.server.internal.http.Route;
import dev.undertone.server.internal.http.Tokens;
import dev.undertone.server.internal.http.WebServer;
import dev.undertone.server.internal.live.LiveStreams;
import dev.undertone.storage.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Undertone as a service: {@link #start} returns when it answers requests. It keeps what it is given in a database and a
 * folder, loads the model in the background, and stops with {@link #close}.
 */
public final class UndertoneServer implements AutoCloseable {

    private final EmotionModel model;
    private final CompletableFuture<Void> prepared;
    private final DataFolder data;
    private final Database database;
    private final Uploads uploads;
    private final AlertDesk alerts;
    private final LiveStreams streams;
    private final WebServer web;
    private final List<Route> routes;
    private final boolean tokenNeeded;
    private final Optional<String> newToken;

    private UndertoneServer(
            EmotionModel model,
            CompletableFuture<Void> prepared,
            DataFolder data,
            Database database,
            Uploads uploads,
            AlertDesk alerts,
            LiveStreams streams,
            WebServer web,
            List<Route> routes,
            boolean tokenNeeded,
            Optional<String> newToken) {
        this.model = model;
        this.prepared = prepared;
        this.data = data;
        this.database = database;
        this.uploads = uploads;
        this.alerts = alerts;
        this.streams = streams;
        this.web = web;
        this.routes = routes;
        this.tokenNeeded = tokenNeeded;
        this.newToken = newToken;
    }

    /**
     * Starts to listen.
     *
     * @param bundle the model; the server loads and closes it
     * @param clock what time it is
     * @param random where names and tokens come from
     * @param renewToken whether to make a new access token in place of the old one
     * @param log hears one line at a time
     * @throws IOException if the folder, the database or the address cannot be used
     */
    public static UndertoneServer start(
            ServerOptions options,
            ModelBundle bundle,
            InstantSource clock,
            SecureRandom random,
            boolean renewToken,
            Consumer<String> log)
            throws IOException {
        InstantSource millis = () -> Instant.ofEpochMilli(clock.millis());
        boolean loopback = InetAddress.getByName(options.host()).isLoopbackAddress() && !options.behindProxy();
        Ids ids = new Ids(random);
        DataFolder data = DataFolder.open(options.data(), ids);
        List<AutoCloseable> opened = new ArrayList<>(List.of(data));
        try {
            // The database and the web server's classes take about equally long to load.
            CompletableFuture<Database> opening = CompletableFuture.supplyAsync(() -> open(options, data));
            WebServer web = new WebServer();
            Database database = joined(opening);
            opened.add(database);
            EmotionModel model = bundle.load();
            CompletableFuture<Void> prepared = CompletableFuture.runAsync(model::prepare);
            opened.add(() -> close(model, prepared));
            Services services = new Services(
                    database,
                    data,
                    model,
                    bundle.card(),
                    LearnedVoiceActivity.builtIn(),
                    ConsentText.of(model.info()),
                    options.limits(),
                    options.permissions(),
                    millis,
                    ids,
                    new Metrics(),
                    new ServerLog(millis, log));
            database.sessions().interrupt(data.serverId());
            Tokens tokens = new Tokens(database.tokens(), random, millis);
            Uploads uploads = new Uploads(services);
            opened.add(uploads);
            uploads.start();
            AlertDesk alerts = new AlertDesk(services, random);
            opened.add(alerts);
            LiveStreams streams = new LiveStreams(services, alerts);
            opened.add(streams);
            List<Route> routes = new ArrayList<>();
            routes.addAll(new RecordingRoutes(services, uploads, streams).routes());
            routes.addAll(new SessionRoutes(services, uploads, streams).routes());
            routes.addAll(new BaselineRoutes(services).routes());
            routes.addAll(new AlertRoutes(services, streams, alerts.feed()).routes());
            routes.addAll(new TrendRoutes(services).routes());
            routes.addAll(new SystemRoutes(
                            services, streams, tokens, () -> prepared.isDone() && !prepared.isCompletedExceptionally())
                    .routes());
            Optional<String> token = loopback
                    ? Optional.empty()
                    : renewToken ? Optional.of(tokens.renewServerToken()) : tokens.firstServerToken();
            web.start(options.host(), options.port(), routes, streams, new Guard(loopback, tokens), services);
            return new UndertoneServer(
                    model,
                    prepared,
                    data,
                    database,
                    uploads,
                    alerts,
                    streams,
                    web,
                    List.copyOf(routes),
                    !loopback,
                    token);
        } catch (IOException | RuntimeException e) {
            for (int i = opened.size() - 1; i >= 0; i--) {
                closeQuietly(opened.get(i), e);
            }
            throw e;
        }
    }

    private static void closeQuietly(AutoCloseable part, Exception failure) {
        try {
            part.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** A model must not be closed while it is being prepared. */
    private static void close(EmotionModel model, CompletableFuture<Void> prepared) {
        prepared.handle((done, failure) -> null).join();
        model.close();
    }

    private static Database open(ServerOptions options, DataFolder data) {
        try {
            return options.databaseUrl().isPresent()
                    ? Database.open(options.databaseUrl().get())
                    : Database.sqlite(data.database());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static Database joined(CompletableFuture<Database> opening) throws IOException {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new IOException(io.getMessage(), io);
            }
            throw e.getCause() instanceof RuntimeException runtime ? runtime : e;
        }
    }

    /** Where it answers. */
    public URI address() {
        return web.address();
    }

    /** Whether every request needs an access token. */
    public boolean tokenNeeded() {
        return tokenNeeded;
    }

    /** The access token, if it was made at this start; it is not to be seen again. */
    public Optional<String> newToken() {
        return newToken;
    }

    /** Every method on every path, for the test that the OpenAPI document tells of all. */
    List<Route> routes() {
        return routes;
    }

    /** Stops: live streams are interrupted and can be resumed when a server starts again. */
    @Override
    public void close() throws IOException {
        streams.close();
        alerts.close();
        web.close();
        uploads.close();
        close(model, prepared);
        database.close();
        data.close();
    }
}
