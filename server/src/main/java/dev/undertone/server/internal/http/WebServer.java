package dev.undertone.server.internal.http;

import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.live.LiveStreams;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** The HTTP server: one connector, the routes, the stream, the pages. */
public final class WebServer implements AutoCloseable {

    private static final String API = "/api/v1";
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration STREAM_IDLE = Duration.ofSeconds(60);
    private static final int REQUEST_HEAD_BYTES = 16 * 1024;
    private static final long JSON_BYTES = 1 << 20;
    private static final int TEXT_MESSAGE_BYTES = 64 * 1024;
    private static final int AUDIO_MESSAGE_BYTES = 256 * 1024 + Long.BYTES;
    private static final long STOP_MILLIS = 2000;

    private @Nullable Javalin javalin;
    private String host = "";

    /** Listens from now on. */
    public void start(String newHost, int port, List<Route> routes, LiveStreams streams, Guard guard, Services services)
            throws IOException {
        this.host = newHost;
        Javalin started = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.maxRequestSize = JSON_BYTES;
            config.http.prefer405over404 = true;
            config.http.defaultContentType = "text/plain; charset=utf-8";
            jetty(config, newHost, port);
            route(config.routes, routes, guard, services);
            stream(config.routes, streams, guard);
            failures(config.routes, services);
        });
        try {
            started.start();
        } catch (JavalinBindException e) {
            throw new IOException(
                    "nothing can listen on " + newHost + ":" + port
                            + ": the port is taken, or the address is not this machine's; choose another with --port or --host",
                    e);
        }
        this.javalin = started;
    }

    private static void jetty(JavalinConfig config, String host, int port) {
        config.jetty.addConnector((server, http) -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(REQUEST_HEAD_BYTES);
            return connector(server, http, host, port);
        });
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new ProblemErrors());
            server.setStopTimeout(STOP_MILLIS);
        });
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setIdleTimeout(STREAM_IDLE);
            factory.setMaxTextMessageSize(TEXT_MESSAGE_BYTES);
            factory.setMaxBinaryMessageSize(AUDIO_MESSAGE_BYTES);
        });
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    private static void route(RoutesConfig config, List<Route> routes, Guard guard, Services services) {
        config.before(guard::check);
        for (Route route : routes) {
            config.addHttpHandler(HandlerType.findOrCreate(route.method()), API + route.path(), context -> {
                context.attribute("route", route.path());
                context.attribute("begun", System.nanoTime());
                route.handler().handle(context);
            });
        }
        config.get("/*", context -> {
            if (context.path().startsWith("/api/")) {
                throw new ProblemException(Problem.notFound("the path"));
            }
            StaticPages.serve(context);
        });
        config.after(context -> {
            String route = context.attribute("route");
            Long begun = context.attribute("begun");
            if (route != null && begun != null) {
                int status = context.statusCode();
                services.metrics().request(context.method().name(), route, status);
                services.log()
                        .note(context.method().name() + " " + API + route + " " + status + " "
                                + (System.nanoTime() - begun) / 1_000_000 + " ms");
            }
        });
    }

    private static void stream(RoutesConfig config, LiveStreams streams, Guard guard) {
        config.wsBeforeUpgrade(guard::checkUpgrade);
        config.ws(API + "/stream", socket -> {
            socket.onConnect(context -> streams.opened(context.session));
            socket.onMessage(context -> streams.text(context.session, context.message()));
            socket.onBinaryMessage(context -> streams.binary(context.session, ByteBuffer.wrap(bytes(context.data()))));
            socket.onClose(context -> streams.closed(context.session));
            socket.onError(context -> streams.closed(context.session));
        });
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static void failures(RoutesConfig config, Services services) {
        config.exception(ProblemException.class, (problem, context) -> Exchange.answer(context, problem.problem()));
        config.exception(HttpResponseException.class, (failure, context) -> Exchange.answer(context, known(failure)));
        config.exception(
                IllegalArgumentException.class,
                (failure, context) -> Exchange.answer(
                        context,
                        Problem.badRequest(
                                String.valueOf(failure.getMessage()), "see /api/v1/openapi.json for what is allowed")));
        config.exception(Exception.class, (failure, context) -> unexpected(failure, context, services));
    }

    private static void unexpected(Exception failure, Context context, Services services) {
        String route = context.attribute("route");
        services.log().failure(context.method().name() + " " + (route == null ? "a page" : API + route), failure);
        Exchange.answer(context, Problem.internal());
    }

    private static Problem known(HttpResponseException failure) {
        return switch (failure.getStatus()) {
            case 404 -> Problem.notFound("the path");
            case 405 ->
                new Problem(
                        405,
                        "wrong-method",
                        "That cannot be done here",
                        "the path has no such method",
                        "see /api/v1/openapi.json");
            case 413 ->
                new Problem(
                        413,
                        "too-large",
                        "The body is too large",
                        "a JSON body may have " + JSON_BYTES + " bytes",
                        "send less");
            default ->
                new Problem(
                        failure.getStatus(),
                        "refused",
                        "The request was refused",
                        "the server refused the request with status " + failure.getStatus(),
                        "see /api/v1/openapi.json");
        };
    }

    /** Where it listens. */
    public URI address() {
        if (javalin == null) {
            throw new IllegalStateException("the server has not started");
        }
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + javalin.port());
    }

    @Override
    public void close() {
        if (javalin != null) {
            javalin.stop();
        }
    }
}
