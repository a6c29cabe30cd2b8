package dev.undertone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code undertone corpus}: which corpora there are, what one holds, and whether it can be trusted. */
@Command(
        name = "corpus",
        mixinStandardHelpOptions = true,
        description = "Gets, counts and checks corpora of labelled speech.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CorpusListCommand.class,
            CorpusGetCommand.class,
            CorpusInfoCommand.class,
            CorpusCheckCommand.class,
            CorpusManifestCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  undertone corpus list",
            "  undertone corpus get ravdess --to corpora/ravdess",
            "  undertone corpus info corpora/ravdess",
            "  undertone corpus check corpora/crema-d --out problems.csv",
            "  undertone corpus manifest corpora/ravdess --merge calm=neutral --out ravdess.csv"
        })
final class CorpusCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
