package dev.undertone.corpora.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks zip files into a folder and nowhere else. */
public final class ZipUnpacker {

    private static final int BUFFER_BYTES = 64 * 1024;

    private ZipUnpacker() {}

    /** Told how many of the files are unpacked. */
    @FunctionalInterface
    public interface Progress {
        void at(int files, int total);
    }

    /**
     * Unpacks all files but what macOS leaves in archives. Files that are there already in their full size are kept, so that
     * an interrupted unpacking goes on.
     *
     * @return how many files lie there now
     * @throws DownloadException if the archive is damaged, wants to write outside the folder, or there is no room for it;
     *     nothing outside the folder is ever written
     */
    public static int unpack(Path archive, Path folder, Progress progress) throws IOException {
        try (ZipFile zip = open(archive)) {
            Path root = Files.createDirectories(folder).toRealPath();
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !isLeftByMacOs(entry.getName()))
                    .toList();
            // All are looked at before one is written.
            for (ZipEntry entry : entries) {
                target(root, entry, archive);
            }
            requireSpace(entries, root, archive);
            for (int i = 0; i < entries.size(); i++) {
                unpack(zip, entries.get(i), target(root, entries.get(i), archive), archive);
                progress.at(i + 1, entries.size());
            }
            return entries.size();
        } catch (ZipException e) {
            throw new DownloadException(
                    archive + " is damaged or no zip file (" + e.getMessage() + "); delete it and try again", e);
        }
    }

    private static ZipFile open(Path archive) throws IOException {
        try {
            return new ZipFile(archive.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            // Older programs write names such as Colère in the code page of DOS.
            if (String.valueOf(e.getMessage()).contains("bad entry name") && Charset.isSupported("IBM437")) {
                return new ZipFile(archive.toFile(), Charset.forName("IBM437"));
            }
            throw e;
        }
    }

    private static boolean isLeftByMacOs(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
    }

    private static Path target(Path root, ZipEntry entry, Path archive) throws IOException {
        String name = entry.getName().replace('\\', '/');
        try {
            Path target = root.resolve(name).normalize();
            if (target.startsWith(root) && !target.equals(root) && !name.startsWith("/")) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw new DownloadException(archive + " holds a file with the impossible name '" + name + "'", e);
        }
        throw new DownloadException(
                archive + " wants to write '" + entry.getName()
                        + "', outside of its folder: it is not what its authors published; nothing was unpacked",
                null);
    }

    private static void requireSpace(List<? extends ZipEntry> entries, Path root, Path archive) throws IOException {
        long needed = entries.stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .sum();
        long free = Files.getFileStore(root).getUsableSpace();
        if (needed > free) {
            throw new DownloadException(
                    "unpacking " + archive + " needs " + needed / 1_000_000 + " MB but " + root + " has "
                            + free / 1_000_000 + " MB free; make room or name another folder with --to",
                    null);
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path target, Path archive) throws IOException {
        if (Files.isRegularFile(target) && Files.size(target) == entry.getSize()) {
            return;
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            Path parent = target.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            copy(zip, entry, unfinished, archive);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Never more than the entry says that it holds, so that no archive swells beyond what was checked. */
    private static void copy(ZipFile zip, ZipEntry entry, Path target, Path archive) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long written = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > entry.getSize()) {
                    break;
                }
                out.write(buffer, 0, n);
            }
        }
        if (written != entry.getSize()) {
            throw new DownloadException(
                    archive + " is damaged: " + entry.getName() + " should hold " + entry.getSize()
                            + " bytes; delete it and try again",
                    null);
        }
    }
}
