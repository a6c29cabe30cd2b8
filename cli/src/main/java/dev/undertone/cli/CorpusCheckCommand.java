package dev.undertone.cli;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.check.CorpusCheck;
import dev.undertone.corpora.check.CorpusScan;
import dev.undertone.corpora.check.Finding;
import dev.undertone.corpora.check.FindingsCsv;
import dev.undertone.corpora.check.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone corpus check}: what is wrong with a corpus. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads every recording of a corpus and says what is wrong with it, and what to do: the same audio twice or under"
                    + " two labels, silence, clipping, cut recordings, other rates, names that cannot be read, unbalanced"
                    + " speakers and emotions. Recordings that readers leave out as known faults are looked at too.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 no fault (notes are no faults), 1 wrong usage, 2 no corpus there or at least one fault in a",
            "recording that would be used."
        })
final class CorpusCheckCommand implements Callable<Integer> {

    private static final int EXAMPLES = 4;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CorpusInput input = new CorpusInput();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the whole list there as CSV, with a remedy each.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Corpus corpus = input.read(spec.commandLine());
        CorpusScan scan;
        try (ProgressMeter meter = new ProgressMeter(Terminal.showsProgress(), "checking", " files", 1)) {
            OptionalLong total = OptionalLong.of(CorpusScan.size(corpus));
            scan = CorpusScan.of(corpus, input.jobs(spec.commandLine()), count -> meter.to(count, total));
        }
        List<Finding> findings = CorpusCheck.findings(scan);
        if (file != null) {
            try (Writer writer = Files.newBufferedWriter(file)) {
                FindingsCsv.write(findings, writer);
            }
        }
        print(corpus, scan, findings, out);
        out.flush();
        return findings.stream().anyMatch(Finding::isOpenFault) ? Undertone.FAILED : 0;
    }

    private void print(Corpus corpus, CorpusScan scan, List<Finding> findings, PrintWriter out) {
        out.println(corpus.descriptor().title() + ": "
                + (scan.clips().size() + scan.unreadable().size()) + " recordings checked, "
                + findings.size() + " findings");
        Map<Problem, List<Finding>> byProblem = findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::problem, () -> new EnumMap<>(Problem.class), Collectors.toList()));
        byProblem.forEach((problem, all) -> {
            long unused = all.stream().filter(finding -> !finding.used()).count();
            out.println();
            out.println((problem.isFault() ? "fault  " : "note   ") + problem.id() + ", " + all.size()
                    + (problem == Problem.LEFT_OUT || unused == 0 ? "" : " (" + unused + " of them left out already)"));
            all.stream().limit(EXAMPLES).forEach(finding -> out.println("         " + line(finding)));
            if (all.size() > EXAMPLES) {
                out.println("         … and " + (all.size() - EXAMPLES) + " more");
            }
            out.println("       → " + problem.remedy());
        });
        if (file != null) {
            out.println();
            out.println("the whole list is in " + file);
        } else if (byProblem.values().stream().anyMatch(all -> all.size() > EXAMPLES)) {
            out.println();
            out.println("give --out problems.csv for the whole list");
        }
    }

    private static String line(Finding finding) {
        return finding.utterance().isEmpty() && finding.problem() != Problem.LEFT_OUT
                ? finding.detail()
                : finding.file().getFileName() + ": " + finding.detail();
    }
}
