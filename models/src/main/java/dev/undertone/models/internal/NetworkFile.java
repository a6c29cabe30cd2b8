package dev.undertone.models.internal;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An ONNX network in a file of its own, or in the bytes that a bundle carries. Immutable. */
public final class NetworkFile {

    private final String name;
    private final List<Path> places;
    private final Optional<String> sha256;
    private final byte[] carried;

    private NetworkFile(String name, List<Path> places, Optional<String> sha256, byte[] carried) {
        this.name = name;
        this.places = List.copyOf(places);
        this.sha256 = sha256;
        this.carried = carried;
    }

    /** A file. */
    public static NetworkFile at(Path file) {
        return new NetworkFile(file.toString(), List.of(file), Optional.empty(), new byte[0]);
    }

    /**
     * A file that is known by its content, wherever of several places it lies.
     *
     * @param sha256 of its content, in small hexadecimal digits
     */
    public static NetworkFile known(String name, List<Path> places, String sha256) {
        return new NetworkFile(name, places, Optional.of(sha256), new byte[0]);
    }

    /** A copy of its bytes. */
    public static NetworkFile carried(String name, byte[] onnx) {
        return new NetworkFile(name, List.of(), Optional.empty(), onnx.clone());
    }

    /** What to call it. */
    public String name() {
        return name;
    }

    /** Whether its bytes are here, rather than in a file. */
    public boolean isCarried() {
        return places.isEmpty();
    }

    /**
     * Where it lies; empty if it is carried.
     *
     * @throws IOException naming the places, if it is in none of them
     */
    public Optional<Path> file() throws IOException {
        if (isCarried()) {
            return Optional.empty();
        }
        Path file = places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IOException("the network " + name + " is missing; it was looked for at "
                        + places.stream().map(Path::toString).collect(Collectors.joining(" and "))
                        + sha256.map(hash -> "; put the file with SHA-256 " + hash + " there")
                                .orElse("")));
        return Optional.of(file);
    }

    /** How long it is, in bytes. */
    public long size() throws IOException {
        Optional<Path> file = file();
        return file.isPresent() ? Files.size(file.get()) : carried.length;
    }

    /** A copy of its bytes. */
    public byte[] bytes() throws IOException {
        Optional<Path> file = file();
        return file.isPresent() ? Files.readAllBytes(file.get()) : carried.clone();
    }

    /** Takes its content into a hash. */
    public void digest(MessageDigest digest) throws IOException {
        Optional<Path> file = file();
        if (file.isEmpty()) {
            digest.update(carried);
            return;
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file.get()), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The SHA-256 of its content, in small hexadecimal digits. */
    public String sha256() throws IOException {
        if (sha256.isPresent()) {
            return sha256.get();
        }
        return computed();
    }

    private String computed() throws IOException {
        MessageDigest digest = newSha256();
        digest(digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A SHA-256 that has seen nothing. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Loads it.
     *
     * @throws IOException if it is missing, or another than the one that is known
     * @throws IllegalArgumentException if it is no network
     */
    OrtSession open(OrtSession.SessionOptions options) throws IOException {
        Optional<Path> file = file();
        if (sha256.isPresent() && !sha256.get().equals(computed())) {
            throw new IOException("the network " + file.map(Path::toString).orElse(name) + " must have the SHA-256 "
                    + sha256.get() + " but has another; put the file there that the model was trained with");
        }
        try {
            return file.isPresent()
                    ? OnnxRuntime.environment().createSession(file.get().toString(), options)
                    : OnnxRuntime.environment().createSession(carried, options);
        } catch (OrtException e) {
            throw new IllegalArgumentException(name + " is no loadable ONNX file: " + e.getMessage(), e);
        }
    }
}
