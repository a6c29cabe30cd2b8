package dev.undertone.cli;

import dev.undertone.cli.output.SummaryText;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.check.CorpusScan;
import dev.undertone.corpora.check.CorpusSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone corpus info}: what a corpus holds. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Counts a corpus by emotion, speaker, sex, intensity and language, with hours and sampling rates.",
        footer = {"", "Exit codes: 0 all well, 1 wrong usage, 2 no corpus there or a recording could not be read."})
final class CorpusInfoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CorpusInput input = new CorpusInput();

    @Option(names = "--quick", description = "Do not open the recordings: no hours and no rates.")
    private boolean quick;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Corpus corpus = input.read(spec.commandLine());
        corpus.warnings().forEach(warning -> err.println("warning: " + warning));
        if (quick) {
            out.print(SummaryText.of(CorpusSummary.of(corpus), corpus.root()));
            out.flush();
            return 0;
        }
        CorpusScan scan;
        try (ProgressMeter meter = new ProgressMeter(Terminal.showsProgress(), "reading", " files", 1)) {
            OptionalLong total = OptionalLong.of(CorpusScan.size(corpus));
            scan = CorpusScan.of(corpus, input.jobs(spec.commandLine()), count -> meter.to(count, total));
        }
        scan.unreadable().values().forEach(reason -> err.println("undertone: " + reason));
        out.print(SummaryText.of(CorpusSummary.of(scan), corpus.root()));
        out.flush();
        return scan.unreadable().isEmpty() ? 0 : Undertone.FAILED;
    }
}
