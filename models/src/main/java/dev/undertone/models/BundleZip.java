package dev.undertone.models;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The zip around a bundle. Entries are stored, not compressed: weights hardly shrink, starting is faster, and the bytes
 * do not depend on the JDK's compressor. Reading trusts nothing: names, count and sizes are bounded and nothing is ever
 * unpacked to disk.
 */
final class BundleZip {

    static final int MAX_ENTRIES = 256;
    static final int MAX_ENTRY_BYTES = 64 << 20;
    static final long MAX_TOTAL_BYTES = 256L << 20;

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleZip() {}

    static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(content.getValue());
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.getValue().length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
    }

    /** @throws ModelBundleException if it is no zip, is cut short, or breaks a bound */
    static Map<String, byte[]> read(InputStream in, String source) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                requireHarmless(entry.getName(), source);
                if (entries.size() == MAX_ENTRIES) {
                    throw hostile(source, "it has more than " + MAX_ENTRIES + " entries");
                }
                byte[] content = zip.readNBytes(MAX_ENTRY_BYTES + 1);
                total += content.length;
                if (content.length > MAX_ENTRY_BYTES || total > MAX_TOTAL_BYTES) {
                    throw hostile(
                            source,
                            "entry '" + entry.getName() + "' makes it larger than " + (MAX_ENTRY_BYTES >> 20)
                                    + " MiB an entry or " + (MAX_TOTAL_BYTES >> 20) + " MiB in all");
                }
                if (entries.put(entry.getName(), content) != null) {
                    throw hostile(source, "entry '" + entry.getName() + "' stands twice");
                }
            }
        } catch (ZipException | EOFException e) {
            throw new ModelBundleException(
                    source, "it is damaged or cut short (" + e.getMessage() + ")", "copy or train it again", e);
        } catch (IllegalArgumentException e) {
            throw new ModelBundleException(
                    source, "an entry's name is not text", "use a bundle that Undertone wrote", e);
        }
        if (entries.isEmpty()) {
            throw new ModelBundleException(
                    source, "it is not a model bundle (no zip)", "name a .undertone file made by undertone train");
        }
        return entries;
    }

    private static void requireHarmless(String name, String source) throws ModelBundleException {
        if (name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || ("/" + name + "/").contains("/../")) {
            throw hostile(source, "entry '" + name + "' points outside the bundle");
        }
    }

    private static ModelBundleException hostile(String source, String reason) {
        return new ModelBundleException(source, reason, "use a bundle that Undertone wrote");
    }
}
