package dev.undertone.server.internal.http;

import dev.undertone.storage.TokenStore;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Stands before every request: whose it is, where it comes from, and what a browser may do with the answer. */
public final class Guard {

    /** The cookie of a browser that has logged in. */
    public static final String COOKIE = "undertone_token";

    private static final String API = "/api/";
    private static final Set<String> OPEN =
            Set.of("/api/v1/health", "/api/v1/ready", "/api/v1/login", "/api/v1/logout");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final boolean loopback;
    private final Tokens tokens;

    /** @param loopback whether only this machine reaches the server; else every request needs a token */
    public Guard(boolean loopback, Tokens tokens) {
        this.loopback = loopback;
        this.tokens = tokens;
    }

    /** The content security policy, with further sources of scripts. */
    static String policy(String moreScripts) {
        return POLICY.replace("script-src 'self'", "script-src 'self'" + moreScripts);
    }

    /** Lets a request through, or ends it with a problem. */
    public void check(Context context) {
        headers(context);
        requireOwnHost(context);
        requireOwnOrigin(context, READING.contains(context.method()));
        requireToken(context);
    }

    /** The same for the upgrade to a WebSocket, which no page of another origin may ask for. */
    public void checkUpgrade(Context context) {
        headers(context);
        requireOwnHost(context);
        requireOwnOrigin(context, false);
        requireToken(context);
    }

    private static void headers(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "microphone=(self), camera=(), geolocation=()");
        if (context.path().startsWith(API)) {
            context.header("Cache-Control", "no-store");
        }
    }

    /** A page elsewhere could make a name of its own lead here; the browser then takes this server for that page's. */
    private void requireOwnHost(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("");
        if (loopback && !THIS_MACHINE.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new ProblemException(new Problem(
                    421,
                    "foreign-host",
                    "This server goes by another name",
                    "the request's Host is neither localhost nor a loopback address",
                    "use http://127.0.0.1 with the port, or start the server with --host"));
        }
    }

    private static void requireOwnOrigin(Context context, boolean reading) {
        String origin = context.header("Origin");
        if (origin == null || reading) {
            return;
        }
        try {
            String authority = new URI(origin).getAuthority();
            if (authority != null && authority.equalsIgnoreCase(context.header("Host"))) {
                return;
            }
        } catch (URISyntaxException e) {
            // As foreign as any other.
        }
        throw new ProblemException(new Problem(
                403,
                "foreign-origin",
                "Pages of other origins may not do that",
                "the request's Origin is not this server's",
                "use the pages of this server; a proxy in front must pass on the Host header"));
    }

    private void requireToken(Context context) {
        String path = context.path();
        if (loopback || !path.startsWith(API) || OPEN.contains(path)) {
            return;
        }
        String authorization = context.header("Authorization");
        boolean accepted;
        if (authorization != null) {
            accepted = authorization.startsWith("Bearer ")
                    && tokens.accepts(TokenStore.Kind.SERVER, authorization.substring("Bearer ".length()));
        } else {
            String cookie = context.cookie(COOKIE);
            accepted = cookie != null && tokens.accepts(TokenStore.Kind.BROWSER, cookie);
        }
        if (!accepted) {
            context.header("WWW-Authenticate", "Bearer realm=\"undertone\"");
            throw new ProblemException(new Problem(
                    401,
                    "token-required",
                    "An access token is needed",
                    "the request carries no valid access token",
                    "send Authorization: Bearer TOKEN, or log in with POST /api/v1/login"));
        }
    }
}
