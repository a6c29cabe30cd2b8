package dev.undertone.server.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what is too broken to reach a route: a problem document like every other. */
final class ProblemErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Problem problem = new Problem(
                status,
                "broken-request",
                "The request could not be read",
                status == 431 ? "its head is too large" : "it breaks the rules of HTTP or of this server",
                "send a valid HTTP/1.1 request");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(problem.json().toString().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
