package dev.undertone.server.internal.http;

import dev.undertone.storage.TokenStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * Access tokens: 256 random bits, of which only the SHA-256 is kept. A slow hash would add nothing to so many bits.
 * Thread-safe.
 */
public final class Tokens {

    /** How long a browser stays logged in. */
    public static final Duration BROWSER_FOR = Duration.ofDays(30);

    private static final int BYTES = 32;
    private static final int LONGEST = 200;

    private final TokenStore store;
    private final SecureRandom random;
    private final InstantSource clock;

    public Tokens(TokenStore store, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    /** The server's token if it has none yet: the only time that it is to be seen. */
    public Optional<String> firstServerToken() {
        return store.hashes(TokenStore.Kind.SERVER, clock.instant()).isEmpty()
                ? Optional.of(issue(TokenStore.Kind.SERVER))
                : Optional.empty();
    }

    /** A new one in place of the old; every browser must log in again. */
    public String renewServerToken() {
        store.deleteAll(TokenStore.Kind.SERVER);
        store.deleteAll(TokenStore.Kind.BROWSER);
        return issue(TokenStore.Kind.SERVER);
    }

    /** A token for a browser that has shown the server's. */
    public String issueBrowserToken() {
        store.deleteExpired(clock.instant());
        return issue(TokenStore.Kind.BROWSER);
    }

    private String issue(TokenStore.Kind kind) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] id = new byte[BYTES / 2];
        random.nextBytes(id);
        store.add(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                kind,
                hash(token),
                clock.instant(),
                kind == TokenStore.Kind.BROWSER ? Optional.of(clock.instant().plus(BROWSER_FOR)) : Optional.empty());
        return token;
    }

    /** Whether it is a valid token of that kind; takes as long for a wrong one as for a right one. */
    public boolean accepts(TokenStore.Kind kind, String token) {
        if (token.length() > LONGEST) {
            return false;
        }
        byte[] hash = hash(token);
        boolean found = false;
        for (byte[] known : store.hashes(kind, clock.instant())) {
            found |= MessageDigest.isEqual(known, hash);
        }
        return found;
    }

    /** Makes a browser's token worthless. */
    public void revoke(String token) {
        store.delete(hash(token));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
