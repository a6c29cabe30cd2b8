package dev.undertone.cli;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Opens recordings by the names of the command line; keeps standard input in a file where it must be read again. */
final class RecordingFiles implements AutoCloseable {

    private final boolean keepStandardInput;
    private @Nullable Path copy;

    RecordingFiles(boolean keepStandardInput) {
        this.keepStandardInput = keepStandardInput;
    }

    /** Opens a recording for streaming; standard input a second time only if it is kept. */
    AudioStream open(String name) throws IOException {
        if (!name.equals(Inputs.STANDARD_INPUT)) {
            return AudioReader.open(Path.of(name));
        }
        return AudioReader.open(bytes(name), name);
    }

    /** The recording's encoded bytes. */
    @SuppressForbidden("- means standard input")
    InputStream bytes(String name) throws IOException {
        if (!name.equals(Inputs.STANDARD_INPUT)) {
            return new BufferedInputStream(Files.newInputStream(Path.of(name)));
        }
        if (!keepStandardInput) {
            return System.in;
        }
        if (copy == null) {
            copy = Files.createTempFile("undertone-", ".audio");
            Files.copy(System.in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.newInputStream(copy);
    }

    @Override
    public void close() throws IOException {
        if (copy != null) {
            Files.deleteIfExists(copy);
        }
    }
}
