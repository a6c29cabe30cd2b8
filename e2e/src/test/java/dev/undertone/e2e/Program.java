package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the built distribution as a user does: a process, its arguments, its streams and its exit code. */
final class Program {

    private static final long TIMEOUT_MINUTES = 8;

    /** What a run said. */
    record Run(int exitCode, String out, String err) {}

    /** Writes to a program's standard input. */
    interface Input {
        void writeTo(OutputStream in) throws IOException;
    }

    private Program() {}

    /** The repository's root: the folder with the launcher. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("undertone"))) {
            folder = folder.getParent();
            assertThat(folder).as("a folder above that holds the launcher").isNotNull();
        }
        return folder;
    }

    /** The distribution's {@code bin/undertone}, which the build made. */
    static Path launcher() throws IOException {
        try (Stream<Path> files = Files.list(root().resolve("cli/target"))) {
            return files.map(folder -> folder.resolve("bin/undertone"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no distribution in cli/target; run mvn verify"));
        }
    }

    static Run run(String... arguments) throws IOException {
        return run(Map.of(), in -> {}, arguments);
    }

    static Run run(Map<String, String> environment, Input input, String... arguments) throws IOException {
        return start(launcher(), environment, input, arguments);
    }

    static Run start(Path program, Map<String, String> environment, Input input, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        StringBuilder err = new StringBuilder();
        Thread errors = reading(process.getErrorStream(), err);
        StringBuilder out = new StringBuilder();
        Thread output = reading(process.getInputStream(), out);
        try (OutputStream in = process.getOutputStream()) {
            input.writeTo(in);
        } catch (IOException e) {
            // The program may end without reading everything; its exit code and messages tell.
            assertThat(e).hasMessageMatching("(?i).*(broken pipe|stream closed).*");
        }
        try {
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + TIMEOUT_MINUTES + " minutes: " + command);
            }
            errors.join();
            output.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return new Run(process.exitValue(), out.toString(), err.toString());
    }

    private static Thread reading(InputStream stream, StringBuilder into) {
        Thread thread = new Thread(() -> {
            try {
                into.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.start();
        return thread;
    }
}
