package dev.undertone.server.internal.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of the web application: resources under {@code /web}, and those of web libraries under
 * {@code META-INF/resources/_static}. {@code /sessions} is {@code sessions.html}, {@code /sessions/ID} is {@code session.html}
 * whatever the ID. The only inline script is an import map, let through by its hash.
 */
public final class StaticPages {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)*/?");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern ONE_SESSION = Pattern.compile("/sessions/[A-Za-z0-9_-]+");
    private static final String LIBRARIES = "/_static/";
    private static final String NOWHERE = "/404.html";
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", HTML),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wav", "audio/wav"));

    private StaticPages() {}

    /** Answers with the page of the request's path; else with a page that says so to a browser, and a 404 problem to a program. */
    public static void serve(Context context) throws IOException {
        String path = context.path();
        if (PATH.matcher(path).matches()) {
            String name = page(path);
            int dot = name.lastIndexOf('.');
            if (dot < name.lastIndexOf('/')) {
                name += ".html";
                dot = name.lastIndexOf('.');
            }
            Optional<String> type = Optional.ofNullable(TYPES.get(name.substring(dot + 1)));
            Optional<byte[]> content = type.isPresent() ? read(name) : Optional.empty();
            if (content.isPresent()) {
                answer(context, name, type.get(), content.get());
                return;
            }
        }
        Optional<byte[]> nowhere = wantsPage(context) ? read(NOWHERE) : Optional.empty();
        if (nowhere.isEmpty()) {
            throw new ProblemException(Problem.notFound("the page"));
        }
        context.status(404);
        answer(context, NOWHERE, HTML, nowhere.get());
    }

    private static boolean wantsPage(Context context) {
        String accepted = context.header("Accept");
        return accepted != null && accepted.contains("text/html");
    }

    private static void answer(Context context, String name, String type, byte[] content) {
        if (name.endsWith(".html")) {
            context.header("Content-Security-Policy", Guard.policy(importMaps(content)));
        }
        context.header("Cache-Control", name.startsWith(LIBRARIES) ? "max-age=86400" : "no-cache")
                .contentType(type)
                .result(content);
    }

    private static String page(String path) {
        if (path.equals("/")) {
            return "/index.html";
        }
        return ONE_SESSION.matcher(path).matches() ? "/session.html" : path;
    }

    private static Optional<byte[]> read(String name) throws IOException {
        String resource = name.startsWith(LIBRARIES) ? "/META-INF/resources" + name : "/web" + name;
        try (InputStream in = StaticPages.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static String importMaps(byte[] page) {
        StringBuilder sources = new StringBuilder();
        Matcher maps = IMPORT_MAP.matcher(new String(page, StandardCharsets.UTF_8));
        while (maps.find()) {
            byte[] hash = sha256().digest(maps.group(1).getBytes(StandardCharsets.UTF_8));
            sources.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(hash))
                    .append('\'');
        }
        return sources.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
