package dev.undertone.corpora.download;

import dev.undertone.corpora.Checksum;
import dev.undertone.corpora.CorpusArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Downloads archives. What has come stays in {@code NAME.part} and is gone on with, in this run or the next; the archive
 * gets its name only once it is whole and its checksum right.
 */
public final class ArchiveDownload {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int REQUESTED_RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final double BYTES_PER_MB = 1e6;

    private final DownloadOptions options;

    public ArchiveDownload(DownloadOptions options) {
        this.options = options;
    }

    /** Told how far a download is. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Called after every block.
         *
         * @param bytes there so far, earlier runs included
         * @param total of the whole archive, where the server says
         */
        void at(long bytes, OptionalLong total);
    }

    /**
     * An archive that is there.
     *
     * @param sha256 of it
     * @param verifiedBy the algorithm and source of the checksum that it was compared with; empty where neither its home
     *     states one nor the server announced one
     */
    public record Downloaded(Path file, String sha256, Optional<String> verifiedBy) {}

    /**
     * Downloads an archive into a folder, or finds it there already.
     *
     * @throws DownloadException if the server refuses, the checksum is wrong, the disk is full or cannot be written, or the
     *     connection broke too often; another call goes on where this one stopped
     */
    public Downloaded fetch(CorpusArchive archive, Path folder, Progress progress) throws IOException {
        Path file = folder.resolve(archive.fileName());
        Path part = folder.resolve(archive.fileName() + ".part");
        makeFolder(folder);
        if (Files.exists(file)) {
            return verified(archive, file, Optional.empty());
        }
        PartialFile partial = PartialFile.open(part);
        receive(archive, partial, folder, progress);
        Downloaded downloaded = verified(archive, part, partial.announced());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        partial.forget();
        return new Downloaded(file, downloaded.sha256, downloaded.verifiedBy);
    }

    private static void makeFolder(Path folder) throws DownloadException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new DownloadException(folder + " is a file, not a folder; name another with --to", e);
        } catch (IOException e) {
            throw new DownloadException("cannot make the folder " + folder + " (" + e.getMessage() + ")", e);
        }
    }

    private void receive(CorpusArchive archive, PartialFile partial, Path folder, Progress progress)
            throws IOException {
        int failures = 0;
        while (true) {
            long before = partial.size();
            try {
                if (receiveOnce(archive, partial, folder, progress)) {
                    return;
                }
            } catch (DownloadException e) {
                throw e;
            } catch (IOException e) {
                failures = partial.size() > before ? 1 : failures + 1;
                if (failures >= options.attempts()) {
                    throw new DownloadException(
                            "the connection to " + archive.address() + " failed " + failures + " times in a row ("
                                    + e.getMessage() + "); " + megabytes(partial.size())
                                    + " are kept, and the same command goes on from there",
                            e);
                }
                pause(failures);
            }
        }
    }

    private void pause(int failures) throws DownloadException {
        try {
            Thread.sleep(options.pause().toMillis() << (failures - 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadException("interrupted; the same command goes on from there", e);
        }
    }

    /** @return whether the file is whole */
    private boolean receiveOnce(CorpusArchive archive, PartialFile partial, Path folder, Progress progress)
            throws IOException {
        long from = partial.size();
        HttpURLConnection connection = HttpRequests.get(archive.address(), from, partial.validator(), options);
        try {
            int status = connection.getResponseCode();
            if (status == REQUESTED_RANGE_NOT_SATISFIABLE) {
                if (HttpRequests.total(connection).equals(OptionalLong.of(from))) {
                    return true;
                }
                partial.restart();
                throw new IOException("the server has another file now");
            }
            if (status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR) {
                throw new IOException("the server answered " + status);
            }
            boolean resumed = status == HttpURLConnection.HTTP_PARTIAL && HttpRequests.firstByte(connection) == from;
            if (status != HttpURLConnection.HTTP_OK && !resumed) {
                throw new DownloadException(
                        "the server answered " + status + " for " + archive.address()
                                + "; see the corpus's home whether it has moved, and name a copy with --mirror",
                        null);
            }
            if (!resumed) {
                partial.restart();
                partial.remember(HttpRequests.validator(connection), HttpRequests.checksum(connection));
            }
            OptionalLong total = HttpRequests.total(connection);
            requireSpace(total, partial.size(), folder);
            copy(connection, partial, total, progress);
            if (total.isPresent() && partial.size() != total.getAsLong()) {
                throw new IOException("the connection was cut at " + megabytes(partial.size()));
            }
            return true;
        } finally {
            connection.disconnect();
        }
    }

    private static void copy(HttpURLConnection connection, PartialFile partial, OptionalLong total, Progress progress)
            throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = partial.size();
        try (InputStream in = connection.getInputStream();
                OutputStream out = partial.append()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                try {
                    out.write(buffer, 0, n);
                } catch (IOException e) {
                    throw new DownloadException(
                            "cannot write " + partial.file() + " (" + e.getMessage()
                                    + "); make room there or name another folder with --to",
                            e);
                }
                size += n;
                progress.at(size, total);
            }
        }
    }

    private static void requireSpace(OptionalLong total, long there, Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (total.isPresent() && total.getAsLong() - there > free) {
            throw new DownloadException(
                    "the archive needs " + megabytes(total.getAsLong() - there) + " more but " + folder + " has "
                            + megabytes(free) + " free; make room or name another folder with --to",
                    null);
        }
    }

    private static Downloaded verified(CorpusArchive archive, Path file, Optional<Checksum> announced)
            throws IOException {
        Optional<Checksum> expected = archive.checksum().or(() -> announced);
        MessageDigest sha256 = Checksum.digest("SHA-256");
        MessageDigest other = Checksum.digest(expected.map(Checksum::algorithm).orElse("SHA-256"));
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                other.update(buffer, 0, n);
            }
        }
        String actual = HexFormat.of().formatHex(other.digest());
        if (expected.isPresent() && !actual.equals(expected.get().hex())) {
            Files.delete(file);
            throw new DownloadException(
                    expected.get().algorithm() + " of " + archive.fileName() + " must be "
                            + expected.get().hex() + " but was " + actual
                            + ": the file is damaged or not the one published, and was deleted; try again, and if it"
                            + " stays so ask at the corpus's home",
                    null);
        }
        return new Downloaded(
                file,
                HexFormat.of().formatHex(sha256.digest()),
                expected.map(e -> e.algorithm()
                        + (archive.checksum().isPresent() ? " stated by its home" : " announced by the server")));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / BYTES_PER_MB);
    }
}
