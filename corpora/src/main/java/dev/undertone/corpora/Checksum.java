package dev.undertone.corpora;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * What a file's bytes must add up to.
 *
 * @param algorithm {@code MD5} or {@code SHA-256}
 * @param hex lower-case hexadecimal digits
 */
public record Checksum(String algorithm, String hex) {

    /** @throws IllegalArgumentException if the digits are not as many as the algorithm makes */
    public Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
        int bytes = digest(algorithm).getDigestLength();
        if (!hex.matches("[0-9a-f]{" + 2 * bytes + "}")) {
            throw new IllegalArgumentException(
                    algorithm + " must be " + 2 * bytes + " hexadecimal digits but was '" + hex + "'");
        }
    }

    /** An empty digest of the algorithm. */
    public static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("algorithm must be MD5 or SHA-256 but was " + algorithm, e);
        }
    }
}
