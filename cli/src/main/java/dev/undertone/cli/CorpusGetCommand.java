package dev.undertone.cli;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.Checksum;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusArchive;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.download.ArchiveDownload;
import dev.undertone.corpora.download.DownloadOptions;
import dev.undertone.corpora.download.ZipUnpacker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone corpus get}: downloads a corpus from its home. */
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Downloads a corpus from its own public home, checks it and unpacks it. An interrupted download goes on where it"
                    + " stopped when the command is given again. Corpora whose owners must be asked are not downloaded: the"
                    + " command says where and how to ask.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 it is there, 1 wrong usage or licence not accepted, 2 it could not be got.",
            "",
            "Examples:",
            "  undertone corpus get ravdess --to corpora/ravdess",
            "  undertone corpus get iemocap"
        })
final class CorpusGetCommand implements Callable<Integer> {

    private static final long BYTES_PER_MB = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "As undertone corpus list names it.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--to", paramLabel = "DIR", description = "The folder to make. Default: NAME in this folder.")
    private @Nullable Path folder;

    @Option(names = "--accept-licence", description = "The licence is known and accepted; do not ask.")
    private boolean accepted;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description = "Download from this copy of the archive instead of the corpus's home.")
    private @Nullable URI mirror;

    @Option(names = "--sha256", paramLabel = "HEX", description = "What the archive must add up to.")
    private @Nullable String sha256;

    @Option(names = "--keep-archive", description = "Do not delete the archive once it is unpacked.")
    private boolean keep;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CorpusDescriptor corpus = CorpusCatalog.find(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "corpus must be one of "
                                + CorpusCatalog.descriptors().stream()
                                        .filter(d -> d.access().kind() != Access.Kind.OWN)
                                        .map(CorpusDescriptor::id)
                                        .collect(Collectors.joining(", "))
                                + " but was '" + name + "'"));
        CorpusListCommand.describe(corpus, out);
        out.flush();
        if (corpus.access().archives().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("undertone: " + corpus.title() + " cannot be downloaded by a program: at "
                            + corpus.access().home() + ", " + corpus.access().how());
            return Undertone.FAILED;
        }
        if (!accepted && !asked(corpus)) {
            spec.commandLine()
                    .getErr()
                    .println("undertone: not downloaded; give --accept-licence if you accept the licence "
                            + corpus.licence());
            return Undertone.USAGE;
        }
        Path to = folder == null ? Path.of(corpus.id()) : folder;
        for (CorpusArchive archive : corpus.access().archives()) {
            get(chosen(archive), to, out);
        }
        Corpus read = CorpusCatalog.read(corpus.id(), to);
        read.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        out.println(
                read.utterances().size() + " recordings of " + read.speakers().size() + " speakers in " + to);
        out.flush();
        return 0;
    }

    private CorpusArchive chosen(CorpusArchive archive) {
        CorpusArchive chosen = mirror == null ? archive : archive.from(mirror);
        try {
            return sha256 == null ? chosen : chosen.with(new Checksum("SHA-256", sha256));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--sha256: " + e.getMessage(), e);
        }
    }

    @SuppressForbidden("the answer comes from the terminal")
    private boolean asked(CorpusDescriptor corpus) throws IOException {
        if (!Terminal.showsProgress()) {
            return false; // nobody is there to answer
        }
        PrintWriter err = spec.commandLine().getErr();
        err.print("Do you accept the licence " + corpus.licence() + "? [y/N] ");
        err.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private void get(CorpusArchive archive, Path to, PrintWriter out) throws IOException {
        out.println("downloading " + archive.address());
        out.flush();
        ArchiveDownload.Downloaded downloaded;
        try (ProgressMeter meter = new ProgressMeter(Terminal.showsProgress(), "downloading", " MB", BYTES_PER_MB)) {
            downloaded = new ArchiveDownload(DownloadOptions.defaults()).fetch(archive, to, meter::to);
        }
        out.println("SHA-256 " + downloaded.sha256()
                + downloaded
                        .verifiedBy()
                        .map(source -> ", agrees with the " + source)
                        .orElse(", compared with nothing: its home states no checksum"));
        int files;
        try (ProgressMeter meter = new ProgressMeter(Terminal.showsProgress(), "unpacking", " files", 1)) {
            files = ZipUnpacker.unpack(downloaded.file(), to, (done, total) -> meter.to(done, OptionalLong.of(total)));
        }
        if (!keep) {
            Files.delete(downloaded.file());
        }
        out.println(files + " files unpacked into " + to);
        out.flush();
    }
}
