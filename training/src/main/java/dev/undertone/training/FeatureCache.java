package dev.undertone.training;

import dev.undertone.corpora.Utterance;
import dev.undertone.features.voice.FrontEndOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps features on disk under a name made of the recording's content and of everything that shaped them, so that they
 * are computed once whatever the recording is called and wherever it lies. Several processes may share a folder.
 */
public final class FeatureCache implements FeatureSource {

    /** Raised whenever the computing of a feature set changes without a new id, before that set is published. */
    private static final int GENERATION = 1;

    private static final int MAGIC = 0x55_54_46_31; // UTF1
    private static final int HEADER_BYTES = 3 * Integer.BYTES;

    private final Path folder;
    private final FeatureSource source;
    private final Map<Path, String> contentHashes = new ConcurrentHashMap<>();

    /** Caches {@code source} in a folder that is made when first needed. */
    public FeatureCache(Path folder, FeatureSource source) {
        this.folder = folder;
        this.source = source;
    }

    @Override
    public FeatureBlock features(Utterance utterance, InputSpec input, FrontEndOptions frontEnd, double speed)
            throws IOException {
        Path file = file(utterance, input, frontEnd, speed);
        if (Files.exists(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            // A damaged entry is computed again rather than believed.
            if (isWhole(bytes)) {
                return read(bytes);
            }
        }
        FeatureBlock block = source.features(utterance, input, frontEnd, speed);
        write(block, file);
        return block;
    }

    private Path file(Utterance utterance, InputSpec input, FrontEndOptions frontEnd, double speed) throws IOException {
        String content = contentHashes.get(utterance.file());
        if (content == null) {
            content = sha256(Files.readAllBytes(utterance.file()));
            contentHashes.put(utterance.file(), content);
        }
        String level = frontEnd.levelDbfs().isPresent()
                ? Double.toString(frontEnd.levelDbfs().getAsDouble())
                : "kept";
        String key = String.join(
                "|",
                Integer.toString(GENERATION),
                content,
                input.featureSet(),
                Integer.toString(input.framePooling()),
                Boolean.toString(frontEnd.trim()),
                level,
                Double.toString(speed) + utterance.segment().map(s -> "|" + s).orElse(""));
        String name = sha256(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(input.featureSet()).resolve(name.substring(0, 2)).resolve(name);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isWhole(ByteBuffer bytes) {
        return bytes.limit() > HEADER_BYTES
                && bytes.getInt(0) == MAGIC
                && bytes.getInt(4) > 0
                && bytes.getInt(8) > 0
                && bytes.limit() == HEADER_BYTES + 4L * bytes.getInt(4) * bytes.getInt(8);
    }

    private static FeatureBlock read(ByteBuffer bytes) {
        int frames = bytes.getInt(4);
        int dims = bytes.getInt(8);
        float[] values = new float[frames * dims];
        bytes.position(HEADER_BYTES).asFloatBuffer().get(values);
        return FeatureBlock.of(frames, dims, values);
    }

    private static void write(FeatureBlock block, Path file) throws IOException {
        float[] values = block.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + Float.BYTES * values.length);
        bytes.putInt(MAGIC).putInt(block.frames()).putInt(block.dims());
        bytes.asFloatBuffer().put(values);
        Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(parent, "unfinished", null);
        try {
            Files.write(unfinished, bytes.array());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
