package dev.undertone.features;

import dev.undertone.audio.FloatStore;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps computed features on disk under a name made of the recording's content and of everything that shaped them, so that
 * they are computed once whatever the recording is called and wherever it lies. Several processes may share a folder.
 * Thread-safe.
 */
public final class FeatureStore {

    /** Raised whenever the computing of a feature set changes without a new id, before that set is published. */
    private static final int GENERATION = 1;

    private static final int MAGIC = 0x55_54_46_31; // UTF1
    private static final int HEADER_BYTES = 3 * Integer.BYTES;
    private static final int BLOCK = 1 << 14;

    /**
     * What shaped the features.
     *
     * @param recording its encoded bytes count, not its name
     * @param set identity of the feature set
     * @param parameters everything else
     */
    public record Key(Path recording, String set, String parameters) {}

    /** Features, row after row: one row of an utterance, as many as it has frames or windows otherwise. */
    public record Rows(int rows, int dims, FloatStore values) {
        public Rows {
            if (rows < 1 || dims < 1 || values.size() != (long) rows * dims) {
                throw new IllegalArgumentException("values must be rows × dims (" + rows + " × " + dims
                        + "), each at least 1, but were " + values.size());
            }
        }
    }

    /** Computes what is not kept yet. */
    @FunctionalInterface
    public interface Source {
        Rows compute() throws IOException;
    }

    private final Path folder;
    private final Map<Path, String> contentHashes = new ConcurrentHashMap<>();

    /** Keeps features in a folder that is made when first needed. */
    public FeatureStore(Path folder) {
        this.folder = folder;
    }

    /** The kept features, or those that the source computes, which are then kept. */
    public Rows get(Key key, Source source) throws IOException {
        Path file = file(key);
        // A damaged entry is computed again rather than believed.
        Optional<Rows> kept = read(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        Rows rows = source.compute();
        write(rows, file);
        return rows;
    }

    private Path file(Key key) throws IOException {
        String content = contentHashes.get(key.recording());
        if (content == null) {
            content = contentHash(key.recording());
            contentHashes.put(key.recording(), content);
        }
        String all = String.join("|", Integer.toString(GENERATION), content, key.set(), key.parameters());
        MessageDigest digest = sha256();
        String name = HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
        return folder.resolve(key.set()).resolve(name.substring(0, 2)).resolve(name);
    }

    private static String contentHash(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Optional<Rows> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
            if (header.limit() < HEADER_BYTES || header.getInt(0) != MAGIC) {
                return Optional.empty();
            }
            int rows = header.getInt(4);
            int dims = header.getInt(8);
            long count = (long) rows * dims;
            if (rows < 1 || dims < 1 || Files.size(file) != HEADER_BYTES + count * Float.BYTES) {
                return Optional.empty();
            }
            if (count > FloatStore.HEAP_LIMIT) {
                return Optional.of(
                        new Rows(rows, dims, FloatStore.map(file, HEADER_BYTES, count, ByteOrder.BIG_ENDIAN)));
            }
            float[] values = new float[(int) count];
            ByteBuffer.wrap(in.readAllBytes()).asFloatBuffer().get(values);
            return Optional.of(new Rows(rows, dims, FloatStore.of(values)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void write(Rows rows, Path file) throws IOException {
        Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(parent, "unfinished", null);
        try {
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16))) {
                out.writeInt(MAGIC);
                out.writeInt(rows.rows());
                out.writeInt(rows.dims());
                float[] block = new float[BLOCK];
                ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Float.BYTES);
                for (long from = 0; from < rows.values().size(); from += BLOCK) {
                    int count = (int) Math.min(BLOCK, rows.values().size() - from);
                    rows.values().copyTo(from, block, 0, count);
                    bytes.asFloatBuffer().put(block, 0, count);
                    out.write(bytes.array(), 0, count * Float.BYTES);
                }
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
