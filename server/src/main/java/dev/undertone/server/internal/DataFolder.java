package dev.undertone.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The folder of everything that one server keeps, for its owner's eyes only and for one process at a time. */
public final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;
    private final String serverId;

    private DataFolder(Path folder, FileChannel lockFile, String serverId) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.serverId = serverId;
    }

    /**
     * Makes it where it is not there, and locks it.
     *
     * @throws IOException if it cannot be written or another process has it
     */
    public static DataFolder open(Path folder, Ids ids) throws IOException {
        for (Path part : new Path[] {folder, folder.resolve("audio"), folder.resolve("incoming")}) {
            boolean there = Files.isDirectory(part);
            Files.createDirectories(part);
            if (!there && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
            }
        }
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another server in this very process; told of below.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException("the data folder " + folder
                    + " is in use by another server; stop that one or name another folder with --data");
        }
        Path idFile = folder.resolve("server-id");
        if (!Files.exists(idFile)) {
            Files.writeString(idFile, ids.next());
        }
        return new DataFolder(folder, channel, Files.readString(idFile).strip());
    }

    /** Tells this server's sessions from those of others on the same database. */
    public String serverId() {
        return serverId;
    }

    public Path database() {
        return folder.resolve("undertone.db");
    }

    /** Where an upload lies until it has been analysed. */
    public Path incoming(String recordingId) {
        return folder.resolve("incoming").resolve(requireId(recordingId));
    }

    /** The name of the file of kept audio; no ending, for what is in it is the uploader's. */
    public String audioName(String recordingId) {
        return requireId(recordingId) + ".audio";
    }

    /** Kept audio. */
    public Path audio(String recordingId) {
        return folder.resolve("audio").resolve(audioName(recordingId));
    }

    /** Removes every file of a recording. */
    public void deleteFiles(String recordingId) throws IOException {
        Files.deleteIfExists(incoming(recordingId));
        Files.deleteIfExists(audio(recordingId));
    }

    /** Removes uploads that {@code wanted} does not want: what a process that was killed left behind. */
    public void sweepIncoming(java.util.function.Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("incoming"))) {
            files.filter(file -> !wanted.test(file.getFileName().toString())).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String requireId(String id) {
        if (!Ids.valid(id)) {
            throw new IllegalArgumentException("not a recording's name");
        }
        return id;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
