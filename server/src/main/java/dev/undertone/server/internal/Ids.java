package dev.undertone.server.internal;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Names of recordings, sessions and the like: 120 random bits in 24 letters and digits. All are lower case, for they name
 * files too, and some file systems do not tell cases apart.
 */
public final class Ids {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{24}");
    private static final int LENGTH = 24;

    private final SecureRandom random;

    public Ids(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /** Whether a text has the form of a name: only then may it become part of a path. */
    public static boolean valid(String text) {
        return FORM.matcher(text).matches();
    }
}
