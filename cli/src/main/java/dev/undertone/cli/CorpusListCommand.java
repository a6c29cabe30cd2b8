package dev.undertone.cli;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.CorpusDescriptor;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone corpus list}: every corpus that can be read. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the corpora that Undertone reads, with languages, emotions, licence and how to get each.")
final class CorpusListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--long", description = "Citations, homes and known traps too.")
    private boolean detailed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!detailed) {
            out.printf(Locale.ROOT, "%-12s %-9s %-12s %-24s %s%n", "NAME", "EMOTIONS", "LANGUAGE", "GET IT", "LICENCE");
        }
        List<CorpusDescriptor> descriptors = new ArrayList<>(CorpusCatalog.descriptors());
        descriptors.sort(Comparator.comparing(corpus -> corpus.access().kind() == Access.Kind.OWN));
        for (CorpusDescriptor corpus : descriptors) {
            if (detailed) {
                describe(corpus, out);
            } else {
                out.printf(
                        Locale.ROOT,
                        "%-12s %-9s %-12s %-24s %s%n",
                        corpus.id(),
                        corpus.labels().size(),
                        String.join(",", corpus.languages()).replace("und", "any"),
                        way(corpus),
                        corpus.licence());
            }
        }
        out.flush();
        return 0;
    }

    private static String way(CorpusDescriptor corpus) {
        return switch (corpus.access().kind()) {
            case DOWNLOAD -> "corpus get " + corpus.id();
            case BY_HAND -> "free, by hand";
            case ON_REQUEST -> "ask for it";
            case OWN -> "your own";
        };
    }

    static void describe(CorpusDescriptor corpus, PrintWriter out) {
        out.println(corpus.title() + " (" + corpus.id() + ")");
        out.println("  paper     " + corpus.citation());
        out.println("  licence   " + corpus.licence());
        out.println(
                "  home      " + corpus.access().home() + " (" + corpus.access().how() + ")");
        out.println("  language  " + String.join(", ", corpus.languages()));
        out.println("  emotions  " + String.join(", ", corpus.labels().ids()));
        corpus.knownFaults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> out.println("  known     " + fault.getKey() + ": " + fault.getValue()));
        out.println();
    }
}
