package dev.undertone.training.experiment;

import dev.undertone.corpora.Checksum;
import dev.undertone.corpora.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Listens to each recording once: what it said is kept in a folder under the recording's own bytes, whatever its name. Several
 * processes may share the folder. Thread-safe.
 */
public final class KeptAudioIdentity implements AudioIdentity {

    private static final String SILENCE = "-";

    private final Path folder;
    private final AudioIdentity source;

    /** @param folder made when first needed */
    public KeptAudioIdentity(Path folder, AudioIdentity source) {
        this.folder = folder;
        this.source = source;
    }

    @Override
    public Optional<String> of(Utterance utterance) throws IOException {
        String name = name(utterance);
        Path file = folder.resolve(name.substring(0, 2)).resolve(name);
        String kept;
        try {
            kept = Files.readString(file);
        } catch (NoSuchFileException e) {
            kept = source.of(utterance).orElse(SILENCE);
            write(kept, file);
        }
        return Optional.of(kept).filter(hash -> !hash.equals(SILENCE));
    }

    private static String name(Utterance utterance) throws IOException {
        MessageDigest digest = Checksum.digest("SHA-256");
        digest.update(Files.readAllBytes(utterance.file()));
        String part = utterance.segment().map(Object::toString).orElse("");
        return HexFormat.of().formatHex(digest.digest(part.getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(String hash, Path file) throws IOException {
        Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(parent, "unfinished", null);
        try {
            Files.writeString(unfinished, hash);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
