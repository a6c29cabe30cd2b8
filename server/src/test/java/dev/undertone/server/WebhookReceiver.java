package dev.undertone.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes webhooks on this machine. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private volatile int status = 204;

    /** What came. */
    record Delivery(String path, String id, String signature, String body) {}

    private WebhookReceiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::take);
        server.start();
    }

    static WebhookReceiver open() throws IOException {
        return new WebhookReceiver(0);
    }

    static WebhookReceiver at(int port) throws IOException {
        return new WebhookReceiver(port);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            deliveries.add(new Delivery(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Undertone-Delivery"),
                    exchange.getRequestHeaders().getFirst("Undertone-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    void answer(int newStatus) {
        status = newStatus;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The next delivery, or null if none comes in so many seconds. */
    @Nullable Delivery next(int seconds) throws InterruptedException {
        return deliveries.poll(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
