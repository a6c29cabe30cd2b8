package dev.undertone.server.internal.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request to an address that a user named. The host is looked up once, and the connection goes to the very
 * address that was judged: a name that changes its address between two look-ups gains nothing. Nothing of the answer but its
 * status is read, and a redirect is not followed.
 */
final class WebhookSender {

    /** From the look-up to the status. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    private static final int CONNECT_MILLIS = 5000;
    private static final int LONGEST_STATUS_LINE = 1024;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

    private final boolean anyAddress;

    /** @param anyAddress whether private addresses may be sent to */
    WebhookSender(boolean anyAddress) {
        this.anyAddress = anyAddress;
    }

    /**
     * Posts JSON.
     *
     * @return the status of the answer
     * @throws IOException if there was none; the message says why, without anything that was sent
     */
    int post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(allowed(host), port), CONNECT_MILLIS);
            plain.setSoTimeout(left(deadline));
            try (Socket socket = secure ? secured(plain, host, port) : plain) {
                OutputStream out = socket.getOutputStream();
                out.write(head(url, headers, body.length).getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
                return status(socket, deadline);
            }
        }
    }

    private InetAddress allowed(String host) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!anyAddress && !PublicAddress.is(address)) {
                throw new IOException("its host is not an address of the public Internet;"
                        + " start the server with --allow-private-webhooks if it may be");
            }
        }
        return addresses[0];
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String head(URI url, Map<String, String> headers, int bodyBytes) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getHost())
                .append(url.getPort() >= 0 ? ":" + url.getPort() : "")
                .append("\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ")
                .append(bodyBytes)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static int status(Socket socket, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_STATUS_LINE) {
            socket.setSoTimeout(left(deadline));
            int next = in.read();
            if (next < 0 || next == '\n') {
                break;
            }
            line.append((char) next);
        }
        Matcher status = STATUS_LINE.matcher(line.toString().strip());
        if (!status.matches()) {
            throw new IOException("what answers is no HTTP server");
        }
        return Integer.parseInt(status.group(1));
    }

    private static int left(long deadline) throws IOException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("no answer within " + LONGEST.toSeconds() + " s");
        }
        return (int) millis;
    }
}
