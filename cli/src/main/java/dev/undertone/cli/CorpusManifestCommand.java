package dev.undertone.cli;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone corpus manifest}: a corpus as a table that can be edited. */
@Command(
        name = "manifest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a corpus as a CSV table: one row per recording, with its labels. Correct or delete rows by hand, and give"
                    + " the table wherever a corpus is asked for.",
            ""
        },
        footer = {
            "",
            "Files are written relative to the table, so keep it where it is or move both. The column corpus keeps the",
            "licence; start and end cut a part out of a recording.",
            "",
            "Example:",
            "  undertone corpus manifest corpora/iemocap --merge excited=happy --emotions neutral,happy,sad,angry --out four.csv",
            "  undertone evaluate --corpus four.csv"
        })
final class CorpusManifestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CorpusInput input = new CorpusInput();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write it. Default: standard output, relative to the current folder.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Corpus corpus = input.read(spec.commandLine());
        corpus.warnings().forEach(warning -> err.println("warning: " + warning));
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            CorpusManifest.write(corpus, Path.of(""), out);
            out.flush();
            return 0;
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            CorpusManifest.write(corpus, file.toAbsolutePath().resolveSibling(""), writer);
        }
        err.println("undertone: " + corpus.utterances().size() + " recordings in " + file);
        return 0;
    }
}
