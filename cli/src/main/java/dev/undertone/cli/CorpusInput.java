package dev.undertone.cli;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The corpus that a command is about. */
final class CorpusInput {

    @Parameters(
            paramLabel = "PATH",
            description = "Folder of a corpus, a folder per emotion, or a table file,emotion,speaker.")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Read it as this corpus. Default: found out by its content.")
    private @Nullable String id;

    @Option(names = "--jobs", paramLabel = "N", description = "Recordings read at once. Default: one per core.")
    private @Nullable Integer jobs;

    @Mixin
    private final LabelOptions labels = new LabelOptions();

    Corpus read(CommandLine command) throws IOException {
        Corpus corpus = id == null ? CorpusCatalog.read(path) : CorpusCatalog.read(id, path);
        return labels.apply(List.of(corpus), command).get(0);
    }

    int jobs(CommandLine command) {
        if (jobs != null && jobs < 1) {
            throw new CommandLine.ParameterException(command, "--jobs must be at least 1 but was " + jobs);
        }
        return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    }
}
