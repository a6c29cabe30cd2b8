package dev.undertone.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The encoded files among the test resources; their README says how they were made. */
final class Recordings {

    private Recordings() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Recordings.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
