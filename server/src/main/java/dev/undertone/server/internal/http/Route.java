package dev.undertone.server.internal.http;

import io.javalin.http.Handler;

/**
 * One method on one path.
 *
 * @param path below {@code /api/v1}, with parameters in braces
 */
public record Route(String method, String path, Handler handler) {

    public static Route get(String path, Handler handler) {
        return new Route("GET", path, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", path, handler);
    }

    public static Route put(String path, Handler handler) {
        return new Route("PUT", path, handler);
    }

    public static Route patch(String path, Handler handler) {
        return new Route("PATCH", path, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, handler);
    }
}
